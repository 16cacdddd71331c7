package dev.slipway.app.store;

import dev.slipway.adapter.state.Item;
import dev.slipway.adapter.state.ItemKey;
import dev.slipway.adapter.state.Items;
import dev.slipway.adapter.state.Query;
import dev.slipway.adapter.state.Receipt;
import dev.slipway.adapter.state.Slice;
import dev.slipway.adapter.state.Transaction;
import dev.slipway.adapter.state.Write;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Items in two tables of the store.
///
/// One writer knows no contention, so nothing is ever `Busy`. The audit table refuses updates and deletions by
/// triggers of its own.
public final class SqliteItems implements Items {
    private final SqliteStore store;

    private SqliteItems(SqliteStore store) {
        this.store = store;
    }

    /// Over this store, making the tables where they are missing.
    public static SqliteItems over(SqliteStore store) {
        store.write(ItemRows::makeTables);
        return new SqliteItems(store);
    }

    @Override
    public Optional<Item> get(ItemKey key) {
        return store.read(connection -> ItemRows.find(connection, key));
    }

    @Override
    public Slice query(Query query) {
        var found = store.read(connection -> ItemRows.page(connection, query, query.limit() + 1));
        boolean more = found.size() > query.limit();
        return new Slice(more ? found.subList(0, query.limit()) : found, more);
    }

    @Override
    public Receipt write(Transaction transaction) {
        return store.write(connection -> {
            var clashes = clashes(connection, transaction.writes());
            if (!clashes.isEmpty()) {
                return new Receipt.ConditionFailed(clashes);
            }
            for (var write : transaction.writes()) {
                switch (write) {
                    case Write.Put put -> ItemRows.put(connection, put);
                    case Write.Delete delete -> ItemRows.delete(connection, delete);
                }
            }
            return new Receipt.Written();
        });
    }

    private static List<Receipt.Clash> clashes(Connection connection, List<Write> writes) throws SQLException {
        var clashes = new ArrayList<Receipt.Clash>();
        for (int i = 0; i < writes.size(); i++) {
            var stored = ItemRows.find(connection, writes.get(i).key());
            if (stored.map(Item::version).orElse(0L) != writes.get(i).expected()) {
                clashes.add(new Receipt.Clash(i, stored));
            }
        }
        return clashes;
    }
}
