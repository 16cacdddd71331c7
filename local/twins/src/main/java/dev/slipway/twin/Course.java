package dev.slipway.twin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The common time of the twins of one process. What happens by itself happens at its own instant and in its order,
/// but only when somebody looks: nothing runs in between.
///
/// Shape: one call at a time, whichever twin it is for; [#instant()] is how far the course has come and never goes
/// back.
public final class Course implements InstantSource {
    /// Asks to be called once that time has come.
    @FunctionalInterface
    public interface Timer {
        void at(Instant when, Runnable action);
    }

    private record Part(Moving moving, Runnable keep) {}

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Part> parts = new ArrayList<>();
    private final List<Part> moved = new ArrayList<>();
    private volatile Instant reached;
    private Optional<Timer> timer = Optional.empty();
    private Instant armed = Instant.MAX;

    public Course(InstantSource clock) {
        this.clock = clock;
        this.reached = clock.instant();
    }

    @Override
    public Instant instant() {
        return reached;
    }

    /// Catches up with the clock, does this work, and lets the others see at once what came of it.
    public <T> T now(Supplier<T> work) {
        lock.lock();
        try {
            catchUp();
            var done = work.get();
            move(reached);
            keep();
            arm();
            return done;
        } finally {
            lock.unlock();
            tell();
        }
    }

    /// Lets everything happen that has come due.
    public void catchUpNow() {
        now(() -> reached);
    }

    /// When the next thing happens by itself.
    public Optional<Instant> next() {
        lock.lock();
        try {
            return parts.stream()
                    .flatMap(part -> part.moving().next(reached).stream())
                    .min(Comparator.naturalOrder());
        } finally {
            lock.unlock();
        }
    }

    /// From now on happens at its time whether anybody looks or not, by this timer. A timer that comes late does no
    /// harm.
    public void follow(Timer follower) {
        timer = Optional.of(follower);
        catchUpNow();
    }

    /// Takes part in the course; `keep` writes down what moved by itself.
    void join(Collection<Moving> others, Runnable keep) {
        others.forEach(each -> parts.add(new Part(each, keep)));
        parts.sort(Comparator.comparing(part -> part.moving().turn()));
    }

    /// What was saved so late is taken up there; what happened since happens in its order.
    void resume(Instant saved) {
        reached = saved.isBefore(reached) ? saved : reached;
    }

    private void catchUp() {
        var now = later(reached, clock.instant());
        for (var due = next(); due.isPresent() && due.get().isBefore(now); due = next()) {
            reached = later(reached, due.get());
            move(reached);
        }
        reached = now;
        move(reached);
    }

    private void move(Instant at) {
        parts.stream().filter(part -> part.moving().move(at)).forEach(moved::add);
    }

    private void keep() {
        moved.stream().map(Part::keep).distinct().forEach(Runnable::run);
        moved.clear();
    }

    private void arm() {
        if (timer.isEmpty()) {
            return;
        }
        next().filter(due -> due.isBefore(armed)).ifPresent(due -> {
            armed = due;
            timer.get().at(due, this::fired);
        });
    }

    private void fired() {
        now(() -> armed = Instant.MAX);
    }

    private void tell() {
        parts.forEach(part -> part.moving().tell());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
