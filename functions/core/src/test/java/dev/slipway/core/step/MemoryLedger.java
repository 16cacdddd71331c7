package dev.slipway.core.step;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Told;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.model.RunId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A whole ledger in memory: versions, conflicts, chains and lists as the port promises them. Safe for many threads.
public final class MemoryLedger implements Ledger {
    private static final int EVENTS = 100;
    private static final NavigableMap<String, Row> NOTHING = Collections.emptyNavigableMap();

    /// Versions are counted over all keys, so that a value made again is told from one that is gone.
    private record Row(Object value, long version) {}

    private final Map<String, NavigableMap<String, Row>> partitions = new HashMap<>();
    private final Map<RunId, List<AuditEvent>> chains = new HashMap<>();
    private long versions;
    private long commits;

    @Override
    public synchronized <T> Versioned<T> read(Key<T> key) {
        var row = partition(key.partition()).get(key.sort());
        return row == null
                ? new Versioned<>(key, Optional.empty(), 0)
                : new Versioned<>(key, Optional.of(key.type().cast(row.value())), row.version());
    }

    @Override
    public synchronized <T> Page<T> list(Listing<T> listing) {
        var partition = partition(listing.partition());
        var ordered = listing.backwards() ? partition.descendingMap() : partition;
        var behind = listing.after().map(after -> ordered.tailMap(after, false)).orElse(ordered);
        var page = new ArrayList<Versioned<T>>();
        for (var row : behind.entrySet()) {
            if (page.size() == listing.limit()) {
                return new Page<>(page, Optional.of(listing.after(page.getLast().key().sort())));
            }
            page.add(new Versioned<>(
                    new Key<>(listing.type(), listing.partition(), row.getKey()),
                    Optional.of(listing.type().cast(row.getValue().value())),
                    row.getValue().version()));
        }
        return new Page<>(page, Optional.empty());
    }

    @Override
    public synchronized void commit(Change change) {
        change.writes().forEach(this::refuseIfMoved);
        if (!change.writes().isEmpty() || !change.events().isEmpty()) {
            change.writes().forEach(this::put);
            change.events().forEach(told -> append(change.run(), told));
            commits++;
        }
    }

    @Override
    public synchronized List<AuditEvent> events(RunId run, long after) {
        var chain = chains.getOrDefault(run, List.of());
        int first = Math.clamp(after, 0, chain.size());
        return List.copyOf(chain.subList(first, Math.min(first + EVENTS, chain.size())));
    }

    /// How many changes were stored so far: equal numbers mean that nothing was written between.
    public synchronized long commits() {
        return commits;
    }

    private void refuseIfMoved(Change.Write<?> write) {
        var there = read(write.seen().key());
        if (there.version() != write.seen().version()) {
            throw new Conflict("%s moved: version %d was seen, %d is there: look again"
                    .formatted(there.key(), write.seen().version(), there.version()));
        }
    }

    private void put(Change.Write<?> write) {
        var key = write.seen().key();
        var rows = partitions.computeIfAbsent(key.partition(), _ -> new TreeMap<>(MemoryLedger::inBytes));
        write.next()
                .ifPresentOrElse(value -> rows.put(key.sort(), new Row(value, ++versions)), () -> rows.remove(key.sort()));
    }

    private void append(RunId run, Told told) {
        var chain = chains.computeIfAbsent(run, _ -> new ArrayList<>());
        chain.add(
                chain.isEmpty() ? AuditEvent.first(run, told) : chain.getLast().next(told));
        put(new Change.Write<>(read(Tail.key(run)), Optional.of(new Tail(run, chain.size()))));
    }

    /// The order of the UTF-8 bytes, in which what has two UTF-16 units stands behind everything else.
    private static int inBytes(String one, String other) {
        int both = Math.min(one.length(), other.length());
        for (int i = 0; i < both; i++) {
            char here = one.charAt(i);
            char there = other.charAt(i);
            if (here != there) {
                boolean behind = Character.isSurrogate(here);
                return behind == Character.isSurrogate(there) ? here - there : behind ? 1 : -1;
            }
        }
        return one.length() - other.length();
    }

    private NavigableMap<String, Row> partition(String name) {
        return partitions.getOrDefault(name, NOTHING);
    }
}
