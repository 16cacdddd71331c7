package dev.slipway.twin.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that starts at an instant and runs so many times faster than the one it stands on.
public final class FastClock implements InstantSource {
    private final InstantSource real;
    private final Instant began;
    private final Instant anchor;
    private final double speed;

    public FastClock(InstantSource real, Instant anchor, double speed) {
        if (!(speed > 0) || speed > 1_000_000) {
            throw new IllegalArgumentException("speed must lie above 0 and within 1000000, found " + speed);
        }
        this.real = real;
        this.began = real.instant();
        this.anchor = anchor;
        this.speed = speed;
    }

    @Override
    public Instant instant() {
        double nanos = Duration.between(began, real.instant()).toNanos() * speed;
        return anchor.plus(Duration.ofNanos((long) nanos));
    }
}
