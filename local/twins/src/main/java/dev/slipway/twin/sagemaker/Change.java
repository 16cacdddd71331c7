package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One creation or update of an endpoint, laid out when it is accepted and seen as time goes by.
///
/// Shape: with a `failure` the new fleet never comes up, and the stages end there. At `limit`, or when one of the
/// `alarms` goes off while a stage is watched, it gets its `rollback`, in batches of that many basis points unless
/// zero.
record Change(
        Fleet target,
        Instant began,
        List<Stage> stages,
        @Nullable String failure,
        @Nullable JsonNode deployment,
        List<String> alarms,
        @Nullable Instant limit,
        int rollbackBatch,
        @Nullable Rollback rollback) {
    Change {
        stages = List.copyOf(stages);
        alarms = List.copyOf(alarms);
    }

    Change remembering(@Nullable JsonNode given) {
        return new Change(target, began, stages, failure, given, alarms, limit, rollbackBatch, rollback);
    }

    Change takenBack(Rollback how) {
        return new Change(target, began, stages, failure, deployment, alarms, limit, rollbackBatch, how);
    }

    Instant ends() {
        return running().getLast().until();
    }

    boolean over(Instant now) {
        return !now.isBefore(ends());
    }

    /// The stage it is in; once it is over, the last it was in.
    Stage stage(Instant now) {
        return running().reversed().stream()
                .filter(stage -> !now.isBefore(stage.since()))
                .findFirst()
                .orElse(running().getFirst());
    }

    /// The new fleet's share of the requests, in basis points.
    int share(Instant now) {
        if (!over(now)) {
            return stage(now).traffic();
        }
        if (rollback != null) {
            return rollback.stuck() ? stage(now).traffic() : 0;
        }
        return failure == null ? Stage.WHOLE : 0;
    }

    /// Whether the target is what the endpoint calls its own.
    boolean done(Instant now) {
        return over(now) && failure == null && rollback == null;
    }

    boolean stuck(Instant now) {
        return over(now) && rollback != null && rollback.stuck();
    }

    Optional<String> reason() {
        return Optional.ofNullable(rollback == null ? failure : rollback.reason());
    }

    /// Every instant at which something about it changes by itself.
    List<Instant> turns() {
        var turns = new ArrayList<>(running().stream().map(Stage::until).toList());
        running().forEach(stage -> turns.add(stage.since()));
        if (limit != null && rollback == null) {
            turns.add(limit);
        }
        return turns;
    }

    private List<Stage> running() {
        return rollback == null ? stages : rollback.stages();
    }
}
