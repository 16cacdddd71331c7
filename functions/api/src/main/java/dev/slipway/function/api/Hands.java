package dev.slipway.function.api;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.RunId;
import dev.slipway.core.rollout.ByHand;
import dev.slipway.core.rollout.CancelPlan;
import dev.slipway.core.rollout.ClearBlock;
import dev.slipway.core.rollout.ReadRollback;
import dev.slipway.core.rollout.RequestRollback;
import dev.slipway.core.rollout.SetFreeze;
import dev.slipway.wire.http.HttpReply;
import dev.slipway.wire.http.HttpRequest;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What people do by hand: `POST /rollback`, `/cancel`, `/unblock`, `/freeze`, and `GET /rollback/{run}`.
final class Hands {
    /// The body of `POST /rollback`, unchecked but for its shape.
    record Rollback(
            String app, String env, Optional<BigInteger> from, Optional<BigInteger> to, Optional<String> reason) {}

    /// The body of `POST /cancel`.
    record Cancel(String planId, Optional<String> reason) {}

    /// The body of `POST /unblock`.
    record Unblock(String app, String env, String planHash, Optional<String> reason) {}

    /// The body of `POST /freeze`; `until` is a time, or `now` to lift the freeze.
    record Freeze(String env, String until, Optional<String> reason) {}

    /// What a rollback was begun as: the run, and the generations it is to go from and to. `goal` is `open` where nobody named
    /// `to`, which an older one may take the place of.
    record Started(String run, String endpoint, int from, int to, Optional<String> goal) {}

    /// What was taken back before, as it was begun, and the generation that serves since then.
    record Already(String run, String endpoint, int from, int to, int serves) {}

    /// What was called off, `already` when it was before, and how it ends unless it has: a [CancelPlan.How] in lower case.
    record Cancelled(String planId, boolean already, Optional<String> how) {}

    /// What may come again.
    record Unblocked(String app, String env, String planHash) {}

    /// Until when nothing is changed; without a time no person's freeze holds, and `lifted` says whether one did until now.
    /// `replaces` is the freeze that held until now, and `endsEarlier` whether this one ends before that would have.
    record Frozen(
            String env,
            Optional<Instant> until,
            Optional<Boolean> lifted,
            Optional<EndpointsAnswer.Frozen> replaces,
            Optional<Boolean> endsEarlier) {
        /// What was accepted, as it holds.
        static Frozen of(Freeze accepted, ByHand answer) {
            var before = answer instanceof ByHand.Instead instead ? Optional.of(instead) : Optional.<ByHand.Instead>empty();
            boolean lifts = accepted.until().equals(LIFTED);
            return new Frozen(
                    accepted.env(),
                    lifts ? Optional.empty() : Optional.of(Instant.parse(accepted.until())),
                    lifts ? Optional.of(answer instanceof ByHand.Done) : Optional.empty(),
                    before.map(ByHand.Instead::before).map(EndpointsAnswer.Frozen::of),
                    before.map(instead -> instead.now().endsBefore(instead.before())));
        }
    }

    private static final String LIFTED = "now";

    private final HandSteps steps;

    Hands(HandSteps steps) {
        this.steps = steps;
    }

    HttpReply rollback(HttpRequest request, Rollback body) {
        var asked = new RequestRollback.Request(
                request.caller(), body.app(), body.env(), body.from(), body.to(), body.reason());
        return switch (steps.rollback().apply(asked, request.now())) {
            case RequestRollback.Answer.Started started -> HttpReply.json(
                            202,
                            new Started(
                                    started.run().value(),
                                    started.endpoint().value(),
                                    started.from(),
                                    started.to(),
                                    body.to().isPresent() ? Optional.empty() : Optional.of("open")))
                    .with("location", "/rollback/" + started.run());
            case RequestRollback.Answer.Already done -> HttpReply.json(
                            200,
                            new Already(
                                    done.run().value(), done.endpoint().value(), done.from(), done.to(), done.serves()))
                    .with("location", "/rollback/" + done.run());
            case RequestRollback.Answer.Refused refused -> HttpReply.problems(
                    403, new RollbackRefusal(body, refused).problems());
            case RequestRollback.Answer.Not(ByHand why) -> reply(why, 202, body.app());
        };
    }

    HttpReply story(HttpRequest request) {
        return steps.readRollback()
                .apply(new ReadRollback.Request(new RunId(request.parameter())), request.now())
                .map(story -> HttpReply.json(200, RollbackAnswer.of(story)))
                .orElseGet(() -> HttpReply.problem(
                        404,
                        new Problem(
                                "not_known",
                                "run",
                                request.parameter(),
                                "the run of a rollback",
                                "copy it from the answer to your request")));
    }

    HttpReply cancel(HttpRequest request, Cancel body) {
        var asked = new CancelPlan.Request(request.caller(), body.planId(), body.reason());
        return switch (steps.cancel().apply(asked, request.now())) {
            case CancelPlan.Answer.CalledOff(boolean already, var how) -> HttpReply.json(
                    already ? 200 : 202,
                    new Cancelled(body.planId(), already, how.map(Hands::word)));
            case CancelPlan.Answer.Not(ByHand why) -> reply(why, 202, body.planId());
        };
    }

    static String word(CancelPlan.How how) {
        return how.name().toLowerCase(Locale.ROOT);
    }

    HttpReply unblock(HttpRequest request, Unblock body) {
        var asked = new ClearBlock.Request(request.caller(), body.app(), body.env(), body.planHash(), body.reason());
        return reply(
                steps.unblock().apply(asked, request.now()), 200, new Unblocked(body.app(), body.env(), body.planHash()));
    }

    HttpReply freeze(HttpRequest request, Freeze body) {
        var asked = new SetFreeze.Request(request.caller(), body.env(), body.until(), body.reason());
        var answer = steps.freeze().apply(asked, request.now());
        return switch (answer) {
            case ByHand.Done _, ByHand.Instead _, ByHand.AlreadySo _ -> HttpReply.json(200, Frozen.of(body, answer));
            case ByHand.Invalid _, ByHand.NotKnown _, ByHand.Barred _, ByHand.InConflict _ -> reply(answer, 200, body);
        };
    }

    private static HttpReply reply(ByHand answer, int done, Object body) {
        return switch (answer) {
            case ByHand.Done _, ByHand.Instead _ -> HttpReply.json(done, body);
            case ByHand.AlreadySo _ -> HttpReply.json(200, body);
            case ByHand.Invalid invalid -> HttpReply.problems(400, invalid.problems());
            case ByHand.NotKnown unknown -> HttpReply.problem(404, unknown.problem());
            case ByHand.Barred barred -> HttpReply.problem(403, barred.problem());
            case ByHand.InConflict conflict -> HttpReply.problem(409, conflict.problem());
        };
    }
}
