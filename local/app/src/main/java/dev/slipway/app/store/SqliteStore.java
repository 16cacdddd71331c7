package dev.slipway.app.store;

import dev.slipway.core.failure.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// One SQLite database with one writer, for every table that the laptop keeps.
///
/// Whoever owns tables makes them by a [#write] of its own when it is built; all share one file, one order of writes
/// and one group commit. Reads run beside the writer and see every write that was answered. Errors: trouble with
/// the disk is `Unavailable`; after a failed flush the store writes no more until it is opened again. A wrong statement
/// is a bug,
/// an `IllegalStateException`, and harms nobody else's work.
public final class SqliteStore implements AutoCloseable {
    private final GroupCommit writer;
    private final Readers readers;

    private SqliteStore(GroupCommit writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /// Opens the database, making it where it is missing. The folder has one owner ([DataFolder]).
    public static SqliteStore open(Path file) {
        return open(file, CommitWatch.NONE);
    }

    /// The same, with somebody watching the commits.
    public static SqliteStore open(Path file, CommitWatch watch) {
        try {
            // The files beside it get its permissions from SQLite.
            var connection = Connections.writing(DataFolder.file(file));
            return new SqliteStore(new GroupCommit(file, connection, watch).start(), new Readers(file));
        } catch (SQLException e) {
            throw Connections.translated(file, e);
        } catch (IOException e) {
            throw new Unavailable("the store %s cannot be made: %s; look at the disk".formatted(file, Trouble.words(e)), e);
        }
    }

    /// Does the work in a transaction and returns when it is on the disk. What the work throws leaves nothing
    /// behind and reaches the caller.
    public <T> T write(SqlWork<T> work) {
        try {
            return submit(work).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw e;
        }
    }

    /// The same without waiting. The answer comes on the writer's thread: go on with an `…Async` method.
    public <T> CompletableFuture<T> submit(SqlWork<T> work) {
        return writer.submit(work);
    }

    /// Reads one snapshot.
    public <T> T read(SqlWork<T> query) {
        return readers.read(query);
    }

    /// Writes what waits, then closes.
    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
