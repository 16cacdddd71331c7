package dev.slipway.adapter.state;

import dev.slipway.core.failure.Unavailable;
import java.util.concurrent.ThreadLocalRandom;

/// The wait between two tries of a commit.
@FunctionalInterface
public interface Pause {
    /// Waits before the given retry, which counts from 1.
    void before(int retry);

    /// At most 50, 100, 200, 400 ms, each a random part of it: five tries lie within a second.
    static Pause jittered() {
        return retry -> {
            try {
                Thread.sleep(ThreadLocalRandom.current().nextLong(25L << retry) + 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Unavailable("interrupted while waiting for the store: try again", e);
            }
        };
    }
}
