package dev.slipway.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/// Work on virtual threads, of which one at a time is alone, until it is over for good or for trouble.
final class Lane {
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    Lane(Clock clock) {
        this.clock = clock;
    }

    void start(Runnable work) {
        var hold = clock.hold();
        Thread.startVirtualThread(() -> {
            try (hold) {
                work.run();
            }
        });
    }

    /// Does nothing once it is over; what is thrown ends it.
    void alone(Runnable work) {
        lock.lock();
        try {
            if (!over.isDone()) {
                work.run();
            }
        } catch (RuntimeException | Error e) {
            over.completeExceptionally(e);
        } finally {
            lock.unlock();
        }
    }

    void end() {
        over.complete(null);
    }

    boolean isInTrouble() {
        return over.isCompletedExceptionally();
    }

    /// @throws IllegalStateException when it ended in trouble
    void await(Duration atMost) throws InterruptedException {
        try {
            over.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException("it can not go on here", e.getCause());
        }
    }
}
