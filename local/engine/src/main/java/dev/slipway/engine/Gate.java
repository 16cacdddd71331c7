package dev.slipway.engine;

import java.util.concurrent.Semaphore;

/// Lets writers through until it is closed. Closing waits for those inside.
final class Gate {
    private static final int ALL = Integer.MAX_VALUE;

    private final Semaphore places = new Semaphore(ALL);
    private volatile boolean closed;

    /// @return false when the gate is closed; else [#leave] must follow
    boolean enter() {
        return !closed && places.tryAcquire();
    }

    boolean isClosed() {
        return closed;
    }

    void leave() {
        places.release();
    }

    void close() {
        if (!closed) {
            closed = true;
            places.acquireUninterruptibly(ALL);
        }
    }
}
