package dev.slipway.engine;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that runs by itself. An alarm is a sleeping virtual thread.
final class RunningClock implements Clock {
    /// The longest sleep at a stretch, for a laptop's own sleep does not count as time slept.
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final InstantSource time;
    private final double factor;

    RunningClock(InstantSource time, double factor) {
        this.time = time;
        this.factor = factor;
    }

    @Override
    public Instant instant() {
        return time.instant();
    }

    @Override
    public Alarm at(Instant when, Runnable action) {
        var sleeper = Thread.startVirtualThread(() -> {
            if (sleptUntil(when)) {
                action.run();
            }
        });
        return sleeper::interrupt;
    }

    private boolean sleptUntil(Instant when) {
        try {
            for (var now = instant(); now.isBefore(when); now = instant()) {
                var left =
                        Duration.ofNanos((long) Math.ceil(NANOSECONDS.convert(Duration.between(now, when)) / factor));
                Thread.sleep(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
