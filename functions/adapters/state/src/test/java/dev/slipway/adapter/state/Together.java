package dev.slipway.adapter.state;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Work of many threads that begins at one moment.
final class Together {
    private Together() {}

    /// Runs the work of each of so many threads and gives what they answered, in order.
    static <T> List<T> run(int threads, IntFunction<Callable<T>> work) {
        var start = new CyclicBarrier(threads);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < threads; i++) {
                var mine = work.apply(i);
                running.add(executor.submit(() -> {
                    start.await();
                    return mine.call();
                }));
            }
            var answers = new ArrayList<T>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new AssertionError("one of the threads failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
