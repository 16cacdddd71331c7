package dev.slipway.app.kill;

import dev.slipway.app.store.CommitWatch;
import java.util.concurrent.atomic.AtomicLong;

/// Halts the process before or after the n-th commit behind the point where it was armed; otherwise it counts.
final class Halt implements CommitWatch {
    static final int KILLED = 137;

    private final String when;
    private final long n;
    private final AtomicLong seen = new AtomicLong();
    private volatile boolean armed;

    Halt(String when, long n) {
        this.when = when;
        this.n = n;
    }

    void arm() {
        armed = true;
    }

    long commits() {
        return seen.get();
    }

    @Override
    public void before(long commit) {
        if (armed && seen.incrementAndGet() == n && when.equals("before")) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    @Override
    public void after(long commit) {
        if (armed && seen.get() == n && when.equals("after")) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
