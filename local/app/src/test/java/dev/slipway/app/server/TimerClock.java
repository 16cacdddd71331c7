package dev.slipway.app.server;

import dev.slipway.engine.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A clock that goes on to its next timer when a test says so. A round that has set the next timer is over.
final class TimerClock implements Clock {
    private record Timer(Instant when, Runnable action) {}

    private final BlockingQueue<Timer> timers = new LinkedBlockingQueue<>();
    private volatile Instant now;

    TimerClock(Instant begin) {
        this.now = begin;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Alarm at(Instant when, Runnable action) {
        var timer = new Timer(when, action);
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    /// Has the next timer ring once there is one, and says what time it is then.
    Instant pass() throws InterruptedException {
        var timer = Objects.requireNonNull(timers.poll(2, TimeUnit.MINUTES), "no timer was set");
        now = timer.when();
        timer.action().run();
        waiting();
        return timer.when();
    }

    /// Until there is a timer.
    void waiting() throws InterruptedException {
        timers.add(Objects.requireNonNull(timers.poll(2, TimeUnit.MINUTES), "no timer was set"));
    }

    List<Instant> due() {
        return timers.stream().map(Timer::when).toList();
    }
}
