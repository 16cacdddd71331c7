package dev.slipway.function.api.review;

import dev.slipway.core.approval.ListApprovals;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Shape;
import dev.slipway.core.step.Step;
import dev.slipway.function.api.page.Pages;
import dev.slipway.wire.http.HttpReply;
import dev.slipway.wire.http.HttpRequest;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `GET /approvals` and `GET /approvals-ui`: what waits for the caller, and what they asked for that waits; a page at a time.
final class Approvals {
    static final String LIMIT = "limit";
    static final String AFTER = "after";

    private static final int LARGEST = 100;
    private static final Shape NUMBER = new Shape(
            "out_of_range",
            Pattern.compile("[1-9][0-9]?|100"),
            3,
            "a whole number, 1 to 100",
            "ask for a smaller page");

    private final Step<ListApprovals.Request, ListApprovals.Waiting> list;
    private final Pages pages;

    Approvals(Step<ListApprovals.Request, ListApprovals.Waiting> list, Pages pages) {
        this.list = list;
        this.pages = pages;
    }

    HttpReply json(HttpRequest request) {
        return waiting(request, page -> HttpReply.json(200, ApprovalsAnswer.of(page)));
    }

    HttpReply page(HttpRequest request) {
        return waiting(
                request,
                page -> HttpReply.page(200, pages.approvals(ApprovalsViews.of(page, request.caller(), request.now()))));
    }

    private HttpReply waiting(HttpRequest request, Function<ListApprovals.Waiting, HttpReply> answer) {
        var limit = Optional.ofNullable(request.query().get(LIMIT));
        var after = Optional.ofNullable(request.query().get(AFTER));
        var problems = Stream.of(
                        limit.flatMap(text -> NUMBER.check(LIMIT, text)),
                        after.flatMap(text -> PlanId.SHAPE.check(AFTER, text)))
                .flatMap(Optional::stream)
                .toList();
        if (!problems.isEmpty()) {
            return HttpReply.problems(400, problems);
        }
        var asked = new ListApprovals.Request(request.caller(), after, limit.map(Integer::parseInt).orElse(LARGEST));
        return answer.apply(list.apply(asked, request.now()));
    }
}
