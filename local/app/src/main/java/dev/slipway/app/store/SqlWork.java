package dev.slipway.app.store;

import java.sql.Connection;
import java.sql.SQLException;

/// Some statements over a connection, and what came of them.
@FunctionalInterface
public interface SqlWork<T> {
    /// Neither commits, nor rolls back, nor keeps the connection.
    T run(Connection connection) throws SQLException;
}
