package dev.slipway.app.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.engine.Event;
import dev.slipway.engine.ExecutionId;
import dev.slipway.engine.Journal;
import dev.slipway.engine.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The engine's journal in three tables of the store: definitions, executions and their history.
///
/// An append is one write of the store, so that many executions share a flush.
public final class SqliteJournal implements Journal {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SqliteStore store;

    private SqliteJournal(SqliteStore store) {
        this.store = store;
    }

    /// Over this store, making the tables where they are missing.
    public static SqliteJournal over(SqliteStore store) {
        store.write(SqliteJournal::makeTables);
        return new SqliteJournal(store);
    }

    @Override
    public void keep(String digest, String definition) {
        store.write(c -> update(c, "INSERT OR IGNORE INTO definition VALUES (?, ?)", digest, definition));
    }

    @Override
    public String definition(String digest) {
        return store.read(c -> {
            try (var query = prepared(c, "SELECT text FROM definition WHERE digest = ?", digest);
                    var rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("no machine of digest " + digest + " was kept");
                }
                return rows.getString(1);
            }
        });
    }

    @Override
    public boolean append(Snapshot next, List<Event> events) {
        return store.write(c -> {
            if (!moved(c, next)) {
                return false;
            }
            for (var event : events) {
                update(
                        c,
                        "INSERT INTO history VALUES (?, ?, ?, ?, ?, ?)",
                        next.id().machine(),
                        next.id().name(),
                        event.id(),
                        event.at().toString(),
                        event.type(),
                        event.details().toString());
            }
            return true;
        });
    }

    private static boolean moved(Connection c, Snapshot next) throws SQLException {
        var id = next.id();
        return next.sequence() == 1
                ? update(
                                c,
                                "INSERT OR IGNORE INTO execution VALUES (?, ?, 1, ?, ?)",
                                id.machine(),
                                id.name(),
                                next.ended(),
                                next.json())
                        == 1
                : update(
                                c,
                                "UPDATE execution SET sequence = ?, ended = ?, snapshot = ?"
                                        + " WHERE machine = ? AND name = ? AND sequence = ?",
                                next.sequence(),
                                next.ended(),
                                next.json(),
                                id.machine(),
                                id.name(),
                                next.sequence() - 1)
                        == 1;
    }

    @Override
    public Optional<Snapshot> find(ExecutionId id) {
        return snapshots("WHERE machine = ? AND name = ?", id.machine(), id.name()).stream().findFirst();
    }

    @Override
    public List<Snapshot> unfinished() {
        return snapshots("WHERE ended = 0 ORDER BY name");
    }

    @Override
    public List<Event> history(ExecutionId id) {
        return store.read(c -> {
            var sql = "SELECT id, at, type, details FROM history WHERE machine = ? AND name = ? ORDER BY id";
            try (var query = prepared(c, sql, id.machine(), id.name());
                    var rows = query.executeQuery()) {
                var events = new ArrayList<Event>();
                while (rows.next()) {
                    events.add(new Event(
                            rows.getLong(1),
                            Instant.parse(rows.getString(2)),
                            rows.getString(3),
                            json(rows.getString(4))));
                }
                return events;
            }
        });
    }

    private List<Snapshot> snapshots(String where, Object... values) {
        return store.read(c -> {
            var sql = "SELECT machine, name, sequence, ended, snapshot FROM execution " + where;
            try (var query = prepared(c, sql, values);
                    var rows = query.executeQuery()) {
                var found = new ArrayList<Snapshot>();
                while (rows.next()) {
                    found.add(snapshot(rows));
                }
                return found;
            }
        });
    }

    private static Snapshot snapshot(ResultSet row) throws SQLException {
        return new Snapshot(
                new ExecutionId(row.getString(1), row.getString(2)), row.getLong(3), row.getBoolean(4), row.getString(5));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the history holds what is no JSON", e);
        }
    }

    private static boolean makeTables(Connection c) throws SQLException {
        update(c, "CREATE TABLE IF NOT EXISTS definition (digest TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID");
        update(
                c,
                "CREATE TABLE IF NOT EXISTS execution (machine TEXT, name TEXT, sequence INTEGER NOT NULL,"
                        + " ended INTEGER NOT NULL, snapshot TEXT NOT NULL, PRIMARY KEY (machine, name)) WITHOUT ROWID");
        update(c, "CREATE INDEX IF NOT EXISTS unfinished ON execution (name) WHERE ended = 0");
        update(
                c,
                "CREATE TABLE IF NOT EXISTS history (machine TEXT, name TEXT, id INTEGER, at TEXT NOT NULL,"
                        + " type TEXT NOT NULL, details TEXT NOT NULL, PRIMARY KEY (machine, name, id)) WITHOUT ROWID");
        return true;
    }

    private static int update(Connection c, String sql, Object... values) throws SQLException {
        try (var statement = prepared(c, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection c, String sql, Object... values) throws SQLException {
        var statement = c.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
