package dev.slipway.engine;

import java.time.Instant;
import java.time.InstantSource;

/// What time it is, and a call when it is later.
public interface Clock extends InstantSource {
    /// Runs the action once that time has come, at once when it has passed. The action is short and throws nothing.
    Alarm at(Instant when, Runnable action);

    /// Says that somebody is at work until the hold is closed. A clock that jumps stands still meanwhile.
    default Hold hold() {
        return () -> {};
    }

    /// The machine's own time.
    static Clock real() {
        return new RunningClock(InstantSource.system(), 1);
    }

    /// Time that starts at the anchor now and runs so many times faster than real time.
    static Clock scaled(Instant anchor, double factor) {
        return new RunningClock(new ScaledTime(anchor, factor), factor);
    }

    /// An action that is still to come.
    @FunctionalInterface
    interface Alarm {
        void cancel();
    }

    /// Somebody at work.
    @FunctionalInterface
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }
}
