package dev.slipway.function.api;

import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.AcceptIntent;
import dev.slipway.core.plan.AcceptIntent.Answer;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.rollout.ReadPlan;
import dev.slipway.core.step.Step;
import dev.slipway.wire.http.HttpReply;
import dev.slipway.wire.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;

/// `POST /intent`: takes an intent in, and waits for its verdict as long as the caller likes to.
final class Intents implements BiFunction<HttpRequest, IntentDocument, HttpReply> {
    /// The gateway gives up at 30 seconds and Lambda at 29: a look that begins last of all may still take the 10 seconds that a
    /// store is waited for.
    private static final Duration LONGEST = Duration.ofSeconds(18);

    /// The first pause between two looks; most verdicts come within tens of milliseconds, and the pauses grow.
    private static final Duration FIRST_PAUSE = Duration.ofMillis(4);

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    private final Step<AcceptIntent.Request, Answer> accept;
    private final Plans plans;
    private final Function<Instant, PlanId> ids;
    private final Sleep sleep;

    Intents(Step<AcceptIntent.Request, Answer> accept, Plans plans, Function<Instant, PlanId> ids, Sleep sleep) {
        this.accept = accept;
        this.plans = plans;
        this.ids = ids;
        this.sleep = sleep;
    }

    @Override
    public HttpReply apply(HttpRequest request, IntentDocument document) {
        var begun = sleep.reading();
        var asked = document.from(request.caller(), request.idempotencyKey(), ids.apply(request.now()));
        return switch (accept.apply(asked, request.now())) {
            case Answer.Accepted accepted -> taken(request, accepted.plan(), begun);
            case Answer.Repeated repeated ->
                taken(request, repeated.plan(), begun).with("idempotency-replayed", "true");
            case Answer.KeyReused reused -> HttpReply.problem(422, reused.problem());
            case Answer.Invalid invalid -> HttpReply.problems(400, invalid.problems());
            case Answer.OtherPerson other -> HttpReply.problem(403, other.problem());
            case Answer.NotKnown unknown -> HttpReply.problem(404, unknown.problem());
        };
    }

    private HttpReply taken(HttpRequest request, PlanId plan, Duration begun) {
        var patience = request.patience().map(wish -> shorter(wish, LONGEST));
        var reply = HttpReply.json(202, known(request, plan, begun.plus(patience.orElse(Duration.ZERO))))
                .with("location", "/plan/" + plan);
        return patience.map(applied -> reply.with("preference-applied", "wait=" + applied.toSeconds()))
                .orElse(reply);
    }

    /// The intent is kept: trouble in reading it back must not say that it is not.
    private IntentAnswer known(HttpRequest request, PlanId plan, Duration end) {
        try {
            var story = settled(request, plan, end);
            return IntentAnswer.of(story, plans.kept(story));
        } catch (StepFailure unread) {
            return IntentAnswer.accepted(plan);
        }
    }

    /// The plan once it has a verdict or has ended, or as it is when patience ends.
    ///
    /// No look begins that would not be over by then, together with what the answer quotes, were the store as slow as it was at its slowest.
    private ReadPlan.Story settled(HttpRequest request, PlanId plan, Duration end) {
        var look = look(request, plan);
        var slowest = look.took();
        var pause = FIRST_PAUSE;
        while (undecided(look.story())) {
            var left = end.minus(sleep.reading()).minus(slowest.multipliedBy(2));
            // Whoever was interrupted sleeps no more, and would only spin.
            if (!left.isPositive() || Thread.currentThread().isInterrupted()) {
                return look.story();
            }
            sleep.during(shorter(pause, left));
            pause = shorter(pause.multipliedBy(5).dividedBy(4), LONGEST_PAUSE);
            look = look(request, plan);
            slowest = longer(slowest, look.took());
        }
        return look.story();
    }

    /// What was read, and how long that took.
    private record Look(ReadPlan.Story story, Duration took) {}

    private Look look(HttpRequest request, PlanId plan) {
        var begun = sleep.reading();
        var story = plans.own(request, plan);
        return new Look(story, sleep.reading().minus(begun));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static boolean undecided(ReadPlan.Story story) {
        var status = story.record().status();
        return status == PlanStatus.ACCEPTED || status == PlanStatus.PLANNED;
    }
}
