package dev.slipway.app.store;

import dev.slipway.core.failure.Unavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteException;

/// Connections to one database file, and what their failures mean.
final class Connections {
    private static final int SQLITE_FULL = 13;

    /// Faults of the statement itself, of which the rest of a transaction knows nothing: SQLITE_ERROR, TOOBIG,
    /// CONSTRAINT,
    /// MISMATCH, RANGE. Source: SQLite, "Result and Error Codes".
    private static final Set<Integer> OWN_FAULTS = Set.of(1, 18, 19, 20, 25);

    private Connections() {}

    /// For the one writer: a write-ahead log, flushed to the disk at every commit.
    static Connection writing(Path file) throws SQLException {
        var connection = open(file);
        execute(connection, "PRAGMA journal_mode = WAL");
        execute(connection, "PRAGMA synchronous = FULL");
        execute(connection, "PRAGMA fullfsync = 1");
        return connection;
    }

    static Connection reading(Path file) throws SQLException {
        var connection = open(file);
        execute(connection, "PRAGMA query_only = 1");
        return connection;
    }

    private static Connection open(Path file) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        execute(connection, "PRAGMA busy_timeout = 5000");
        return connection;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Whether only this statement failed, which is a bug of whoever wrote it; so is whatever did not come from
    /// SQLite but from the wrong use of its driver.
    static boolean isOwnFault(SQLException e) {
        return !(e instanceof SQLiteException sqlite) || OWN_FAULTS.contains(code(sqlite));
    }

    /// A disk without room: nothing was written, and the store works again once there is room.
    static boolean isFull(SQLException e) {
        return e instanceof SQLiteException sqlite && code(sqlite) == SQLITE_FULL;
    }

    static RuntimeException translated(Path file, SQLException e) {
        if (isOwnFault(e)) {
            return new IllegalStateException("a statement over %s is wrong: %s".formatted(file, e.getMessage()), e);
        }
        if (isFull(e)) {
            return Trouble.full("the disk of the store %s is full: make room and try again".formatted(file), e);
        }
        return new Unavailable(
                "the store %s fails: %s; look at the disk and try again".formatted(file, e.getMessage()), e);
    }

    /// Extended codes carry the primary one in their lowest byte.
    private static int code(SQLiteException e) {
        return e.getResultCode().code & 0xff;
    }
}
