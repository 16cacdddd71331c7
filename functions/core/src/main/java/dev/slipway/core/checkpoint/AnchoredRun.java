package dev.slipway.core.checkpoint;

import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Listing;

/// How much of a run is in the log: the events up to `upTo`, the last of them since the log had `size` leaves.
public record AnchoredRun(RunId run, long upTo, long size) {
    private static final String PARTITION = "anchored";

    static Key<AnchoredRun> key(RunId run) {
        return new Key<>(AnchoredRun.class, PARTITION, run.value());
    }

    /// Every run with an event in the log, in order of the names.
    static Listing<AnchoredRun> all() {
        return Listing.of(AnchoredRun.class, PARTITION);
    }
}
