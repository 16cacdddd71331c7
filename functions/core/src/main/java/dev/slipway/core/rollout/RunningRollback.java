package dev.slipway.core.rollout;

import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Listing;
import java.time.Instant;

/// A row of the list of rollbacks that are not closed; the sweep reads it.
public record RunningRollback(RunId run, Instant requestedAt) {
    private static final String PARTITION = "rollbacks";

    public static Key<RunningRollback> key(RunId run) {
        return new Key<>(RunningRollback.class, PARTITION, run.value());
    }

    public static Listing<RunningRollback> all() {
        return Listing.of(RunningRollback.class, PARTITION);
    }
}
