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
/// A round that fails, however badly, is told to the upkeep, and the next one comes all the same. A round under way is never broken off: to
/// cancel its alarm would interrupt it.
final class Rounds implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final String part;
    private final Upkeep upkeep;
    private final Clock clock;
    private final Consumer<Instant> work;
    private final Lock one = new ReentrantLock();
    private Clock.Alarm next;
    private long turn;
    private boolean working;
    private boolean wanted;
    private boolean closed;

    Rounds(String part, Upkeep upkeep, Clock clock, Consumer<Instant> work) {
        this.part = part;
        this.upkeep = upkeep;
        this.clock = clock;
        this.work = work;
        synchronized (this) {
            this.next = at(clock.instant());
        }
    }

    /// Has the next round come at once, on the clock's thread; behind the one that is under way.
    synchronized void soon() {
        if (working) {
            wanted = true;
        } else if (!closed) {
            next.cancel();
            next = at(clock.instant());
        }
    }

    /// Does it on this thread.
    void now() {
        one.lock();
        try {
            work.accept(clock.instant());
            upkeep.done(part);
        } catch (RuntimeException | Error trouble) {
            upkeep.failed(part, trouble);
        } finally {
            one.unlock();
        }
    }

    private Clock.Alarm at(Instant when) {
        turn++;
        long mine = turn;
        return clock.at(when, () -> round(mine));
    }

    private void round(long mine) {
        if (begins(mine)) {
            try {
                now();
            } finally {
                ends();
            }
        }
    }

    /// Whether it is still this round's turn: another may have been put in its place when its alarm had rung.
    private synchronized boolean begins(long mine) {
        boolean begins = !closed && mine == turn;
        working |= begins;
        return begins;
    }

    private synchronized void ends() {
        working = false;
        if (!closed) {
            next = at(wanted ? clock.instant() : clock.instant().plus(EVERY));
        }
        wanted = false;
        notifyAll();
    }

    /// Waits for the round that is under way.
    @Override
    public synchronized void close() {
        closed = true;
        if (!working) {
            next.cancel();
        }
        try {
            while (working) {
                wait();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
