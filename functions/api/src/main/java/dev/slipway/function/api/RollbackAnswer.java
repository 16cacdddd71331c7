package dev.slipway.function.api;

import dev.slipway.core.plan.Generation;
import dev.slipway.core.rollout.ReadRollback;
import java.util.List;
import java.util.Optional;

/// The body of `GET /rollback/{run}`: how far a rollback has come, why it was begun, and how it ended.
///
/// Shape: `cause` is in our own words, `because` in those of the person who asked; `to` is there once a generation to go back to was found.
record RollbackAnswer(
        String run,
        String endpoint,
        int from,
        Optional<Integer> to,
        String status,
        boolean closed,
        String cause,
        Optional<String> because,
        Optional<String> reason,
        List<PlanAnswer.Event> events) {
    static RollbackAnswer of(ReadRollback.Story story) {
        var rollback = story.rollback();
        return new RollbackAnswer(
                rollback.run().value(),
                rollback.endpoint().value(),
                rollback.generation(),
                rollback.to().map(Generation::number),
                rollback.state().word(),
                rollback.closedAt().isPresent(),
                rollback.cause().sentence(),
                rollback.cause().words(),
                rollback.reason(),
                story.events().stream().map(PlanAnswer.Event::of).toList());
    }
}
