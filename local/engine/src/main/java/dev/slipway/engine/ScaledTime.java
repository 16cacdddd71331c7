package dev.slipway.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// now = anchor + factor × what has really passed.
final class ScaledTime implements InstantSource {
    private final Instant anchor;
    private final double factor;
    private final long start = System.nanoTime();

    ScaledTime(Instant anchor, double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a clock's factor must be positive, not " + factor);
        }
        this.anchor = anchor;
        this.factor = factor;
    }

    @Override
    public Instant instant() {
        return anchor.plus(Duration.ofNanos((long) (factor * (System.nanoTime() - start))));
    }
}
