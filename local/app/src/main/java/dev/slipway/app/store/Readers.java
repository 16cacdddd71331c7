package dev.slipway.app.store;

import dev.slipway.core.failure.Unavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// A few connections for reading, handed out in turn.
final class Readers implements AutoCloseable {
    private static final int CONNECTIONS = 4;

    private final Path file;
    private final List<Connection> all = new ArrayList<>();
    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(CONNECTIONS);

    Readers(Path file) throws SQLException {
        this.file = file;
        for (int i = 0; i < CONNECTIONS; i++) {
            var connection = Connections.reading(file);
            all.add(connection);
            idle.add(connection);
        }
    }

    <T> T read(SqlWork<T> query) {
        var connection = take();
        try {
            return snapshot(connection, query);
        } catch (SQLException e) {
            throw Connections.translated(file, e);
        } finally {
            idle.add(connection);
        }
    }

    private static <T> T snapshot(Connection connection, SqlWork<T> query) throws SQLException {
        Connections.execute(connection, "BEGIN");
        try {
            return query.run(connection);
        } finally {
            Connections.execute(connection, "ROLLBACK");
        }
    }

    private Connection take() {
        try {
            return idle.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting to read " + file + ": try again", e);
        }
    }

    @Override
    public void close() {
        for (var connection : all) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw Connections.translated(file, e);
            }
        }
    }
}
