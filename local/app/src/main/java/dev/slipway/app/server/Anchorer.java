package dev.slipway.app.server;

import dev.slipway.app.laptop.Laptop;
import dev.slipway.core.checkpoint.WriteCheckpoint;
import dev.slipway.engine.Clock;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Writes a checkpoint now, every minute of the clock, after every hundred events, and once more when it is closed.
final class Anchorer implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int EVENTS = 100;

    private final WriteCheckpoint checkpoint;
    private final Clock clock;
    private final Lock writing = new ReentrantLock();
    private Clock.Alarm next;
    private boolean closed;

    Anchorer(Laptop laptop) {
        this.checkpoint = laptop.checkpoint();
        this.clock = laptop.clock();
        this.next = clock.at(clock.instant(), this::round);
        laptop.whenTold(EVENTS, this::soon);
    }

    /// Instead of waiting for the minute. Whoever told the event does not wait for the checkpoint.
    private synchronized void soon() {
        if (!closed) {
            next.cancel();
            next = clock.at(clock.instant(), this::round);
        }
    }

    private void round() {
        anchor();
        again();
    }

    private synchronized void again() {
        if (!closed) {
            next = clock.at(clock.instant().plus(EVERY), this::round);
        }
    }

    private void anchor() {
        writing.lock();
        try {
            checkpoint.apply(new WriteCheckpoint.Request(), clock.instant());
        } catch (RuntimeException trouble) {
            // What is not anchored now is anchored by the next round; nothing of it is lost meanwhile.
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            next.cancel();
        }
        anchor();
    }
}
