package dev.slipway.adapter.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A store in memory for tests; it keeps the same contract as the others.
public final class MemoryItems implements Items {
    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
    private static final Comparator<ItemKey> IN_ORDER = Comparator.comparing(ItemKey::table)
            .thenComparing(ItemKey::partition, BY_BYTES)
            .thenComparing(ItemKey::sort, BY_BYTES);

    private final NavigableMap<ItemKey, Item> items = new TreeMap<>(IN_ORDER);

    @Override
    public synchronized Optional<Item> get(ItemKey key) {
        return Optional.ofNullable(items.get(key));
    }

    @Override
    public synchronized Slice query(Query query) {
        var inOrder = query.backwards() ? items.descendingMap() : items;
        var found = inOrder.values().stream()
                .filter(item -> item.key().table() == query.table())
                .filter(item -> item.key().partition().equals(query.partition()))
                .filter(item ->
                        query.after().map(after -> isBehind(item, after, query)).orElse(true))
                .limit(query.limit() + 1L)
                .toList();
        boolean more = found.size() > query.limit();
        return new Slice(more ? found.subList(0, query.limit()) : found, more);
    }

    @Override
    public synchronized Receipt write(Transaction transaction) {
        var clashes = clashes(transaction.writes());
        if (!clashes.isEmpty()) {
            return new Receipt.ConditionFailed(clashes);
        }
        for (var write : transaction.writes()) {
            switch (write) {
                case Write.Put put -> items.put(put.key(), put.next());
                case Write.Delete delete -> items.remove(delete.key());
            }
        }
        return new Receipt.Written();
    }

    private List<Receipt.Clash> clashes(List<Write> writes) {
        var clashes = new ArrayList<Receipt.Clash>();
        for (int i = 0; i < writes.size(); i++) {
            var stored = Optional.ofNullable(items.get(writes.get(i).key()));
            if (stored.map(Item::version).orElse(0L) != writes.get(i).expected()) {
                clashes.add(new Receipt.Clash(i, stored));
            }
        }
        return clashes;
    }

    private static boolean isBehind(Item item, String after, Query query) {
        int order = BY_BYTES.compare(item.key().sort(), after);
        return query.backwards() ? order < 0 : order > 0;
    }
}
