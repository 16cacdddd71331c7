package dev.slipway.core.rollout;

import dev.slipway.core.model.Problem;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.rollout.RequestRollback.Answer;
import java.util.Optional;

/// What was done already of what a person wants, so that a request that comes again takes back nothing more.
///
/// Where they do not say from which generation, they mean one that a plan deployed: what a rollback brought back goes only where
/// they name it, or name where to go.
record TakenBefore(RollbackStart starting) {
    /// The answer to a request about something else than what serves; nothing when it is about that.
    Optional<Answer> answer(
            EndpointRecord endpoint, Generation serving, Rollback.Cause.ByPerson asked, Optional<Integer> from) {
        if (from.filter(number -> number == serving.number()).isPresent()) {
            return Optional.empty();
        }
        var done = from.map(number -> endpoint.generation(number))
                .orElseGet(endpoint::takenBack)
                .flatMap(generation -> starting.tries(endpoint, generation).last())
                .filter(rollback -> rollback.state() == Rollback.State.BACK);
        var same = done.filter(rollback -> (from.isPresent() || asked.to().isPresent()) && isFor(rollback, asked));
        if (same.isPresent()) {
            return same.map(rollback -> new Answer.Already(
                    rollback.run(), rollback.endpoint(), rollback.generation(), wentTo(rollback), serving.number()));
        }
        if (from.isPresent()) {
            return Optional.of(conflict(elsewhere(from.get(), done, serving)));
        }
        return asked.to().isPresent() ? Optional.empty() : done.map(rollback -> conflict(unnamed(rollback, serving)));
    }

    private static boolean isFor(Rollback done, Rollback.Cause.ByPerson asked) {
        return asked.to().isEmpty() || asked.to().get() == wentTo(done);
    }

    private static int wentTo(Rollback back) {
        return back.to().orElseThrow().number();
    }

    private static Problem elsewhere(int from, Optional<Rollback> done, Generation serving) {
        return new Problem(
                "not_serving",
                "from",
                done.map(TakenBefore::story).orElse("generation " + from),
                "generation %d, which serves".formatted(serving.number()),
                "nothing was done; slipway endpoints --history says what became of it");
    }

    private static Problem unnamed(Rollback done, Generation serving) {
        return new Problem(
                "already_taken_back",
                "from",
                "%s; generation %d serves since then".formatted(story(done), serving.number()),
                "a generation that a plan deployed, or the one that serves, by its number",
                "nothing was done; to take generation %1$d back too say so: --from %1$d".formatted(serving.number()));
    }

    private static String story(Rollback done) {
        return "generation %d, which %s took back to generation %d"
                .formatted(done.generation(), done.run(), wentTo(done));
    }

    private static Answer conflict(Problem problem) {
        return new Answer.Not(new ByHand.InConflict(problem));
    }
}
