package dev.slipway.app.scale;

import dev.slipway.adapter.state.Item;
import dev.slipway.adapter.state.ItemKey;
import dev.slipway.adapter.state.Items;
import dev.slipway.adapter.state.Query;
import dev.slipway.adapter.state.Receipt;
import dev.slipway.adapter.state.Slice;
import dev.slipway.adapter.state.Table;
import dev.slipway.adapter.state.Transaction;
import dev.slipway.adapter.state.Write;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what DynamoDB would bill for the same calls.
///
/// Units: a read unit is 4 KB of one strong read, a page counts as the sum of its items; a write unit is 1 KB of one item, double
/// in a transaction, which every write of ours is. A deletion counts as 1 KB. Source: Amazon DynamoDB developer guide, "Read and write operations".
final class Meter implements Items {
    private static final int READ = 4_096;
    private static final int WRITE = 1_024;
    private static final int IN_TRANSACTION = 2;

    private final Items real;
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final Map<String, Long> lists = new ConcurrentHashMap<>();

    Meter(Items real) {
        this.real = real;
    }

    long reads() {
        return reads.get();
    }

    long writes() {
        return writes.get();
    }

    /// Write units of the busiest partition that every run shares.
    long busiest() {
        return lists.isEmpty() ? 0 : Collections.max(lists.values());
    }

    @Override
    public Optional<Item> get(ItemKey key) {
        var found = real.get(key);
        reads.addAndGet(units(found.map(Item::size).orElse(1), READ));
        return found;
    }

    @Override
    public Slice query(Query query) {
        var slice = real.query(query);
        reads.addAndGet(units(slice.items().stream().mapToInt(Item::size).sum(), READ));
        return slice;
    }

    @Override
    public Receipt write(Transaction transaction) {
        transaction.writes().forEach(this::count);
        return real.write(transaction);
    }

    private void count(Write write) {
        long units = IN_TRANSACTION * units(write.size(), WRITE);
        writes.addAndGet(units);
        // What belongs to one run, one caller or one environment has its name behind a #; the audit lies by runs.
        if (write.key().table() == Table.STATE && write.key().partition().indexOf('#') < 0) {
            lists.merge(write.key().partition(), units, Long::sum);
        }
    }

    private static long units(int bytes, int unit) {
        return Math.max(1, Math.ceilDiv(bytes, unit));
    }
}
