package dev.slipway.function.api.review;

import dev.slipway.core.approval.DecideApproval;
import dev.slipway.core.approval.DecideApproval.Answer;
import dev.slipway.core.approval.Nonce;
import dev.slipway.core.approval.ReadReview;
import dev.slipway.core.approval.RefusedUses;
import dev.slipway.core.approval.Standing;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.model.Problem;
import dev.slipway.core.step.Evidence;
import dev.slipway.function.api.page.Pages;
import dev.slipway.function.api.page.ReviewView.Decision;
import dev.slipway.function.api.page.Seen;
import dev.slipway.wire.http.Cookie;
import dev.slipway.wire.http.Form;
import dev.slipway.wire.http.HttpReply;
import dev.slipway.wire.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `GET|HEAD|POST /review/{token}`: opening it decides nothing, sending its form does.
///
/// Whoever signed in speaks for themselves, by whatever link they came.
final class Reviews {
    static final String PATH = "/review";
    static final String COOKIE = "slipway-form";

    private static final int SEEN = 200;
    private static final int CONFLICT = 409;

    private final ReviewSteps steps;
    private final Visits visits;
    private final RefusedLinks refused;
    private final ReviewViews views;
    private final Pages pages;

    Reviews(ReviewSteps steps, Visits visits, RefusedLinks refused, Evidence evidence, Pages pages) {
        this.steps = steps;
        this.visits = visits;
        this.refused = refused;
        this.views = new ReviewViews(evidence, steps);
        this.pages = pages;
    }

    HttpReply look(HttpRequest request) {
        return switch (visits.of(request)) {
            case Visit.Turned(HttpReply reply) -> reply;
            case Visit.Let visit ->
                read(visit, request)
                        .map(review -> shown(review, visit, request, Filled.NOTHING))
                        .orElseGet(() -> refused.stranger(visit, request));
        };
    }

    HttpReply decide(HttpRequest request, Form form) {
        return switch (visits.of(request)) {
            case Visit.Turned(HttpReply reply) -> reply;
            case Visit.Let visit ->
                read(visit, request)
                        .map(review -> decided(review, visit, request, Filled.of(form)))
                        .orElseGet(() -> refused.stranger(visit, request));
        };
    }

    /// A look at the headers alone is no look at the review, and the audit need not know.
    private Optional<ReadReview.Review> read(Visit.Let visit, HttpRequest request) {
        var asked = new ReadReview.Request(visit.person(), visit.plan(), visit.by(), request.looking());
        return steps.read().apply(asked, request.now());
    }

    /// Who has no say is answered from this first look, whatever they sent. What people filled in is looked at last: a form
    /// that was not made for them says nothing.
    private HttpReply decided(ReadReview.Review review, Visit.Let visit, HttpRequest request, Filled filled) {
        if (review.standing() instanceof Standing.Barred(Standing.Why why)) {
            refused.tell(visit.link(), request, why);
            return Refusals.barred(why);
        }
        if (!isTheirs(filled, visit, request)) {
            refused.tell(visit.link(), request, RefusedUses.Why.STALE_FORM);
            return HttpReply.problem(
                    403, new Problem("stale_form", "", "", "the form of a page that was opened here", "open the link again"));
        }
        var app = review.record().intent().app().value();
        var complaints = filled.complaints(app);
        if (Turn.isOlder(review, visit)) {
            refused.tell(visit.link(), request, RefusedUses.Why.OLDER_ROUND);
            return shown(review, visit, request, Filled.LATE);
        }
        if (filled.decision().isEmpty() || !complaints.isEmpty()) {
            return shown(review, visit, request, filled.complaining(complaints));
        }
        return said(visit, filled.decision().get(), request, filled);
    }

    private boolean isTheirs(Filled filled, Visit.Let visit, HttpRequest request) {
        return browser(request)
                .filter(nonce -> steps.forms().holds(filled.token(), visit.link(), visit.person(), nonce, request.now()))
                .isPresent();
    }

    private HttpReply said(Visit.Let visit, Vote.Decision decision, HttpRequest request, Filled filled) {
        var asked = new DecideApproval.Request(
                visit.plan(), visit.person(), decision, filled.reasonGiven(), visit.by(), Optional.empty());
        var answer = steps.decide().apply(asked, request.now());
        return switch (answer) {
            case Answer.NotKnown _ -> Visits.unknown();
            case Answer.Barred(Standing.Why why) -> Refusals.barred(why);
            case Answer.Invalid(List<Problem> problems) ->
                after(visit, request, filled.complaining(problems.stream().map(Filled::complaint).toList()));
            case Answer.Recorded _, Answer.AlreadySo _ -> after(visit, request, Filled.NOTHING);
            case Answer.DecidedOtherwise _ -> late(visit, request, RefusedUses.Why.DECIDED_BEFORE);
            case Answer.SupersededRound _ -> late(visit, request, RefusedUses.Why.OLDER_ROUND);
        };
    }

    /// The review as it is with what was just said.
    private HttpReply after(Visit.Let visit, HttpRequest request, Filled filled) {
        return read(visit, request).map(review -> shown(review, visit, request, filled)).orElseGet(Visits::unknown);
    }

    /// Too late, or by a link that was replaced.
    private HttpReply late(Visit.Let visit, HttpRequest request, RefusedUses.Why why) {
        refused.tell(visit.link(), request, why);
        var reply = after(visit, request, Filled.LATE);
        return reply.status() == SEEN ? reply.having(CONFLICT) : reply;
    }

    private HttpReply shown(ReadReview.Review review, Visit.Let visit, HttpRequest request, Filled filled) {
        var now = request.now();
        var turn = Turn.of(review, visit);
        var nonce = browser(request).orElseGet(steps.forms()::browser);
        var form = Optional.of(filled)
                .filter(_ -> turn.open())
                .map(said -> new Decision(
                        steps.forms().token(visit.link(), visit.person(), nonce, now),
                        Seen.of(review.record().intent().app()),
                        Headline.follows(review.record()),
                        said.chosen(),
                        said.reason()));
        var page = HttpReply.page(
                filled.complaints().isEmpty() || filled.equals(Filled.LATE) ? turn.status() : 400,
                pages.review(views.of(review, visit.person(), Turn.isOlder(review, visit), filled.complaints(), form, now)));
        return turn.open() ? page.with(new Cookie(COOKIE, nonce.value(), PATH, Duration.between(now, visit.link().expires()))) : page;
    }

    private static Optional<Nonce> browser(HttpRequest request) {
        return Optional.ofNullable(request.cookies().get(COOKIE)).flatMap(FormTokens::nonce);
    }
}
