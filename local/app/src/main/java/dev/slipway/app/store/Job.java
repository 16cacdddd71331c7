package dev.slipway.app.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One caller's work within a batch: it fails alone, and is answered when the batch is durable.
final class Job<T> {
    final CompletableFuture<T> done = new CompletableFuture<>();
    private final SqlWork<T> work;
    private @Nullable Runnable answer;

    Job(SqlWork<T> work) {
        this.work = work;
    }

    /// Does the work inside a savepoint.
    ///
    /// @throws SQLException when the trouble is not this work's own, but that of the whole batch
    void run(Connection connection, Path file) throws SQLException {
        Connections.execute(connection, "SAVEPOINT job");
        try {
            var result = work.run(connection);
            answer = () -> done.complete(result);
        } catch (SQLException e) {
            if (!Connections.isOwnFault(e)) {
                throw e;
            }
            undo(connection, Connections.translated(file, e));
        } catch (RuntimeException e) {
            undo(connection, e);
        }
        Connections.execute(connection, "RELEASE job");
    }

    void answer() {
        if (answer != null) {
            answer.run();
        }
    }

    void fail(Throwable reason) {
        done.completeExceptionally(reason);
    }

    private void undo(Connection connection, RuntimeException reason) throws SQLException {
        Connections.execute(connection, "ROLLBACK TO job");
        answer = () -> fail(reason);
    }
}
