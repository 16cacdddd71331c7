package dev.slipway.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/// A clock for tests: time stands still while anybody holds it, and jumps to the next alarm when nobody does. A
/// task in flight is a hold, so under this clock no task times out while its function is being called; a token that
/// is waited for is none.
public final class JumpClock implements Clock {
    private record Timer(Instant when, long number, Runnable action) {}

    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparing(Timer::when).thenComparingLong(Timer::number));
    private Instant now;
    private long numbers;
    private int holds;

    public JumpClock(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public Alarm at(Instant when, Runnable action) {
        var timer = add(when, action);
        jump();
        return () -> remove(timer);
    }

    @Override
    public synchronized Hold hold() {
        holds++;
        return () -> {
            release();
            jump();
        };
    }

    /// One timer at a time: its action takes a hold, and the next timer waits for that.
    private void jump() {
        for (var due = next(); due.isPresent(); due = next()) {
            due.get().action().run();
        }
    }

    private synchronized Optional<Timer> next() {
        var due = holds > 0 ? Optional.<Timer>empty() : Optional.ofNullable(timers.poll());
        due.filter(timer -> timer.when().isAfter(now)).ifPresent(timer -> now = timer.when());
        return due;
    }

    private synchronized Timer add(Instant when, Runnable action) {
        var timer = new Timer(when, numbers++, action);
        timers.add(timer);
        return timer;
    }

    private synchronized void remove(Timer timer) {
        timers.remove(timer);
    }

    private synchronized void release() {
        holds--;
    }
}
