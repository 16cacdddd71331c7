package dev.slipway.twin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The common time of the twins of one process. What happens by itself happens at its own instant and in its order,
/// but only when somebody looks: nothing runs in between.
///
/// Shape: one call at a time, whichever twin it is for; [#instant()] is how far the timeline has come and never goes
/// back.
public final class Timeline implements InstantSource {
    /// Asks to be called once that time has come.
    @FunctionalInterface
    public interface Timer {
        void at(Instant when, Runnable action);
    }

    private record Part(Moving moving, Runnable keep) {}

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Part> parts = new ArrayList<>();
    private final Set<Runnable> unkept = new LinkedHashSet<>();
    private volatile Instant reached;
    private volatile Optional<Timer> timer = Optional.empty();
    private Instant armed = Instant.MAX;

    public Timeline(InstantSource clock) {
        this.clock = clock;
        this.reached = clock.instant();
    }

    @Override
    public Instant instant() {
        return reached;
    }

    /// Catches up with the clock, does this work, and lets the others see at once what came of it. What changed is
    /// kept before this returns.
    public <T> T now(Supplier<T> work) {
        T done;
        Optional<Instant> wake;
        lock.lock();
        try {
            catchUp();
            done = work.get();
            move(reached);
            keep();
            wake = wake();
        } finally {
            lock.unlock();
            parts.forEach(part -> part.moving().tell());
        }
        wake.ifPresent(due -> timer.ifPresent(each -> each.at(due, this::fired)));
        return done;
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

    /// From now on things happen again when somebody looks.
    public void unfollow() {
        timer = Optional.empty();
    }

    /// Within work: writes this down when it is done.
    void keepAfter(Runnable keep) {
        unkept.add(keep);
    }

    /// Takes part in the timeline; `keep` writes down what moved by itself.
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
        parts.stream().filter(part -> part.moving().move(at)).map(Part::keep).forEach(unkept::add);
    }

    private void keep() {
        unkept.forEach(Runnable::run);
        unkept.clear();
    }

    /// The next thing that nobody is to be called for yet.
    private Optional<Instant> wake() {
        var due = timer.flatMap(any -> next()).filter(next -> next.isBefore(armed));
        due.ifPresent(next -> armed = next);
        return due;
    }

    private void fired() {
        if (timer.isPresent()) {
            now(() -> armed = Instant.MAX);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
