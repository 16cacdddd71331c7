package dev.slipway.app.server;

import dev.slipway.core.rollout.Sweep;
import dev.slipway.engine.Clock;
import java.time.Duration;

/// Sweeps now and every minute of its clock, on the clock's own thread.
final class Sweeper implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Sweep sweep;
    private final Clock clock;
    private Clock.Alarm next;
    private boolean closed;

    Sweeper(Sweep sweep, Clock clock) {
        this.sweep = sweep;
        this.clock = clock;
        this.next = clock.at(clock.instant(), this::round);
    }

    private void round() {
        try {
            sweep.apply(new Sweep.Request(), clock.instant());
        } catch (RuntimeException trouble) {
            // The next round looks again; plans are kept meanwhile.
        }
        again();
    }

    private synchronized void again() {
        if (!closed) {
            next = clock.at(clock.instant().plus(EVERY), this::round);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        next.cancel();
    }
}
