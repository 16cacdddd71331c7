package dev.slipway.engine;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// One thread at a time for each execution's name, at the price of a few that meet by chance.
final class Stripes {
    private static final int COUNT = 1_024;

    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(COUNT).toArray(ReentrantLock[]::new);

    <T> T alone(ExecutionId id, Supplier<T> work) {
        var lock = locks[Math.floorMod(id.hashCode(), COUNT)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
