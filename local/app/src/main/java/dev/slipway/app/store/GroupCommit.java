package dev.slipway.app.store;

import dev.slipway.core.failure.Unavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The one writer of a database: whatever waits is committed together, with one flush.
///
/// Callers are answered after the flush. A disk without room fails the batch and nothing more. Any other trouble
/// stops the writer for good: after a failed flush nobody knows what the disk holds, so the file is read again
/// before it is written again, by opening a new store.
final class GroupCommit implements AutoCloseable {
    private static final int LARGEST_BATCH = 256;
    private static final Job<Boolean> END = new Job<>(_ -> true);

    private final Path file;
    private final Connection connection;
    private final CommitWatch watch;
    private final BlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile @Nullable String stopped;
    private long commits;

    GroupCommit(Path file, Connection connection, CommitWatch watch) {
        this.file = file;
        this.connection = connection;
        this.watch = watch;
        this.thread = Thread.ofPlatform().name("slipway-writer").daemon().unstarted(this::loop);
    }

    GroupCommit start() {
        thread.start();
        return this;
    }

    <T> CompletableFuture<T> submit(SqlWork<T> work) {
        var job = new Job<>(work);
        queue.add(job);
        var reason = stopped;
        if (reason != null && queue.remove(job)) {
            job.fail(new Unavailable(reason));
        }
        return job.done;
    }

    private void loop() {
        try {
            while (stopped == null) {
                var batch = new ArrayList<Job<?>>();
                batch.add(queue.take());
                queue.drainTo(batch, LARGEST_BATCH - 1);
                boolean last = batch.remove(END);
                if (!batch.isEmpty()) {
                    commit(batch);
                }
                if (last) {
                    stop("the store %s is closed: open it again".formatted(file));
                }
            }
        } catch (InterruptedException e) {
            stop("the writer of %s was interrupted: open the store again".formatted(file));
        }
    }

    private void commit(List<Job<?>> batch) {
        try {
            Connections.execute(connection, "BEGIN IMMEDIATE");
            for (var job : batch) {
                job.run(connection, file);
            }
            commits++;
            watch.before(commits);
            Connections.execute(connection, "COMMIT");
            watch.after(commits);
            batch.forEach(Job::answer);
        } catch (SQLException e) {
            abandon(batch, Connections.isFull(e), e);
        } catch (RuntimeException | Error e) {
            abandon(batch, false, e);
        }
    }

    private void abandon(List<Job<?>> batch, boolean onlyFull, Throwable reason) {
        var failure = onlyFull
                ? Trouble.full("the store %s is full: make room on the disk and try again".formatted(file), reason)
                : new Unavailable(stopped(reason), reason);
        if (!onlyFull) {
            stop(stopped(reason));
        }
        rollBack();
        batch.forEach(job -> job.fail(failure));
    }

    private String stopped(Throwable reason) {
        return "the store %s stopped after: %s; look at the disk, then start again"
                .formatted(file, reason instanceof SQLException ? reason.getMessage() : reason);
    }

    /// Where SQLite rolled back by itself there is nothing left to do; where it could not, the next BEGIN fails.
    private void rollBack() {
        try {
            Connections.execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            // Said above.
        }
    }

    private void stop(String reason) {
        if (stopped == null) {
            stopped = reason;
        }
        var waiting = new ArrayList<Job<?>>();
        queue.drainTo(waiting);
        waiting.forEach(job -> job.fail(new Unavailable(reason)));
    }

    /// Commits what waits, then ends.
    @Override
    public void close() {
        queue.add(END);
        try {
            thread.join();
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw Connections.translated(file, e);
        }
    }
}
