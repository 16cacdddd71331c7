package dev.slipway.app.store;

import dev.slipway.adapter.state.Item;
import dev.slipway.adapter.state.ItemKey;
import dev.slipway.adapter.state.Query;
import dev.slipway.adapter.state.Table;
import dev.slipway.adapter.state.Write;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Items as rows. Keys are blobs, which SQLite compares byte by byte.
final class ItemRows {
    private ItemRows() {}

    static boolean makeTables(Connection connection) throws SQLException {
        for (var table : Table.values()) {
            Connections.execute(connection, """
                    CREATE TABLE IF NOT EXISTS %s (
                      partition BLOB NOT NULL,
                      sort BLOB NOT NULL,
                      version INTEGER NOT NULL,
                      writer TEXT NOT NULL,
                      body TEXT NOT NULL,
                      PRIMARY KEY (partition, sort)
                    ) STRICT""".formatted(name(table)));
        }
        for (var verb : List.of("UPDATE", "DELETE")) {
            Connections.execute(connection, """
                    CREATE TRIGGER IF NOT EXISTS audit_refuses_%1$s BEFORE %1$s ON audit
                    BEGIN SELECT RAISE(ABORT, 'the audit is only appended to'); END""".formatted(verb));
        }
        return true;
    }

    static Optional<Item> find(Connection connection, ItemKey key) throws SQLException {
        var sql = "SELECT version, writer, body FROM %s WHERE partition = ? AND sort = ?".formatted(name(key.table()));
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, 1, key);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(item(key, row)) : Optional.empty();
            }
        }
    }

    static List<Item> page(Connection connection, Query query, int limit) throws SQLException {
        var behind = query.backwards() ? "<" : ">";
        var sql = "SELECT version, writer, body, sort FROM %s WHERE partition = ?%s ORDER BY sort %s LIMIT %d"
                .formatted(
                        name(query.table()),
                        query.after().isPresent() ? " AND sort " + behind + " ?" : "",
                        query.backwards() ? "DESC" : "ASC",
                        limit);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, utf8(query.partition()));
            if (query.after().isPresent()) {
                statement.setBytes(2, utf8(query.after().get()));
            }
            try (var row = statement.executeQuery()) {
                var items = new ArrayList<Item>();
                while (row.next()) {
                    var sort = new String(row.getBytes(4), StandardCharsets.UTF_8);
                    items.add(item(new ItemKey(query.table(), query.partition(), sort), row));
                }
                return items;
            }
        }
    }

    static void put(Connection connection, Write.Put put) throws SQLException {
        var sql = put.expected() == 0
                ? "INSERT INTO %s (version, writer, body, partition, sort) VALUES (?, ?, ?, ?, ?)"
                : "UPDATE %s SET version = ?, writer = ?, body = ? WHERE partition = ? AND sort = ?";
        try (var statement =
                connection.prepareStatement(sql.formatted(name(put.key().table())))) {
            statement.setLong(1, put.next().version());
            statement.setString(2, put.next().writer());
            statement.setString(3, put.next().body());
            bind(statement, 4, put.key());
            statement.executeUpdate();
        }
    }

    static void delete(Connection connection, Write.Delete delete) throws SQLException {
        try (var statement = connection.prepareStatement("DELETE FROM state WHERE partition = ? AND sort = ?")) {
            bind(statement, 1, delete.key());
            statement.executeUpdate();
        }
    }

    private static Item item(ItemKey key, ResultSet row) throws SQLException {
        return new Item(key, row.getLong(1), row.getString(2), row.getString(3));
    }

    private static void bind(PreparedStatement statement, int first, ItemKey key) throws SQLException {
        statement.setBytes(first, utf8(key.partition()));
        statement.setBytes(first + 1, utf8(key.sort()));
    }

    private static String name(Table table) {
        return switch (table) {
            case STATE -> "state";
            case AUDIT -> "audit";
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
