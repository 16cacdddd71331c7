package dev.slipway.app.server;

import dev.slipway.app.laptop.Upkeep;
import dev.slipway.engine.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// One part of the upkeep: now, every minute of its clock, and whenever somebody does not want to wait for the minute.
///
/// A round that fails is told to the upkeep, and the next one comes all the same.
final class Rounds implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final String part;
    private final Upkeep upkeep;
    private final Clock clock;
    private final Consumer<Instant> work;
    private final Lock working = new ReentrantLock();
    private Clock.Alarm next;
    private boolean closed;

    Rounds(String part, Upkeep upkeep, Clock clock, Consumer<Instant> work) {
        this.part = part;
        this.upkeep = upkeep;
        this.clock = clock;
        this.work = work;
        this.next = clock.at(clock.instant(), this::round);
    }

    /// Has the next round come at once, on the clock's thread.
    synchronized void soon() {
        if (!closed) {
            next.cancel();
            next = clock.at(clock.instant(), this::round);
        }
    }

    /// Does it on this thread.
    void now() {
        working.lock();
        try {
            work.accept(clock.instant());
            upkeep.done(part);
        } catch (RuntimeException trouble) {
            upkeep.failed(part, trouble);
        } finally {
            working.unlock();
        }
    }

    private void round() {
        now();
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
