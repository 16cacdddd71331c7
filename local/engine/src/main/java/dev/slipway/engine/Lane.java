package dev.slipway.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

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

    /// Asks for one answer and waits for it; the work may go on after it has given one.
    ///
    /// @return empty when it was over before, or the work gave none
    /// @throws IllegalStateException when it ended in trouble before there was an answer
    <T> Optional<T> ask(Consumer<Consumer<T>> work) {
        var answer = new CompletableFuture<Optional<T>>();
        start(() -> {
            alone(() -> work.accept(given -> answer.complete(Optional.of(given))));
            if (isInTrouble()) {
                answer.completeExceptionally(over.exceptionNow());
            }
            answer.complete(Optional.empty());
        });
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("it can not go on here", e.getCause());
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
