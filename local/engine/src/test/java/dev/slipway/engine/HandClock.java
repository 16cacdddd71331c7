package dev.slipway.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A clock that is moved by hand, also while a task is in flight.
final class HandClock implements Clock {
    private record Timer(Instant when, Runnable action) {}

    private final List<Timer> timers = new ArrayList<>();
    private Instant now;
    private int holds;

    HandClock(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Alarm at(Instant when, Runnable action) {
        var timer = new Timer(when, action);
        timers.add(timer);
        fire();
        return () -> remove(timer);
    }

    @Override
    public synchronized Hold hold() {
        holds++;
        return this::release;
    }

    synchronized void advance(Duration by) {
        now = now.plus(by);
        fire();
    }

    /// Returns once no more than so many are at work.
    synchronized void awaitHolds(int most) throws InterruptedException {
        long begin = System.nanoTime();
        while (holds > most) {
            long left = Given.SOON.toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            if (left <= 0) {
                throw new AssertionError("not within %s: %d at work, and not %d".formatted(Given.SOON, holds, most));
            }
            wait(left);
        }
    }

    private void fire() {
        var due = timers.stream()
                .filter(timer -> !timer.when().isAfter(now))
                .sorted(Comparator.comparing(Timer::when))
                .toList();
        timers.removeAll(due);
        due.forEach(timer -> timer.action().run());
    }

    private synchronized void remove(Timer timer) {
        timers.remove(timer);
    }

    private synchronized void release() {
        holds--;
        notifyAll();
    }
}
