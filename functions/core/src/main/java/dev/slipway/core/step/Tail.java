package dev.slipway.core.step;

import dev.slipway.core.model.RunId;

/// A run whose last events may not be in the log yet.
///
/// Whoever commits events writes this in the same transaction, so that no event is forgotten; the checkpoint removes
/// it when it has caught up with `head`, the sequence of the run's last event. Every event makes another version of
/// it, so that a removal never meets an event that it does not know.
public record Tail(RunId run, long head) {
    private static final String PARTITION = "unanchored";

    public static Key<Tail> key(RunId run) {
        return new Key<>(Tail.class, PARTITION, run.value());
    }

    /// Every such run, in order of the names.
    public static Listing<Tail> all() {
        return Listing.of(Tail.class, PARTITION);
    }
}
