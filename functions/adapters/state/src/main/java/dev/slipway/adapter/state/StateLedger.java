package dev.slipway.adapter.state;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Listing;
import dev.slipway.core.step.Page;
import dev.slipway.core.step.Versioned;
import dev.slipway.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The ledger over a store of items: values as JSON in the state table, events in the audit table.
///
/// Shape: a value lies at its key; the event of a run with sequence n lies in the run's partition at n, written with
/// 19 digits. Safe for many threads and many processes over one store; nothing is remembered between calls.
public final class StateLedger implements Ledger {
    private static final int EVENTS = 100;

    private final Items items;
    private final Pause pause;

    private StateLedger(Items items, Pause pause) {
        this.items = items;
        this.pause = pause;
    }

    /// Over this store, with random waits between tries.
    public static StateLedger over(Items items) {
        return new StateLedger(items, Pause.jittered());
    }

    /// Over this store, with the caller's waits.
    public static StateLedger over(Items items, Pause pause) {
        return new StateLedger(items, pause);
    }

    @Override
    public <T> Versioned<T> read(Key<T> key) {
        return items.get(ItemKey.state(key.partition(), key.sort()))
                .map(item -> versioned(key, item))
                .orElseGet(() -> new Versioned<>(key, Optional.empty(), 0));
    }

    @Override
    public <T> Page<T> list(Listing<T> listing) {
        var slice = items.query(
                new Query(Table.STATE, listing.partition(), listing.after(), listing.limit(), listing.backwards()));
        var values = slice.items().stream()
                .map(item -> versioned(
                        new Key<>(
                                listing.type(), listing.partition(), item.key().sort()),
                        item))
                .toList();
        return new Page<>(
                values,
                slice.more() ? Optional.of(listing.after(values.getLast().key().sort())) : Optional.empty());
    }

    @Override
    public void commit(Change change) {
        if (!change.writes().isEmpty() || !change.events().isEmpty()) {
            new Commit(items, pause, change, UUID.randomUUID().toString()).run();
        }
    }

    @Override
    public List<AuditEvent> events(RunId run, long after) {
        var events = new ArrayList<AuditEvent>();
        var query = new Query(Table.AUDIT, run.value(), Optional.of(AuditTable.sort(after)), EVENTS, false);
        var slice = items.query(query);
        slice.items().forEach(item -> events.add(AuditTable.event(item)));
        while (slice.more() && events.size() < EVENTS) {
            slice = items.query(query.after(AuditTable.sort(events.getLast().sequence())));
            slice.items().stream().limit(EVENTS - events.size()).forEach(item -> events.add(AuditTable.event(item)));
        }
        return List.copyOf(events);
    }

    private static <T> Versioned<T> versioned(Key<T> key, Item item) {
        return new Versioned<>(key, Optional.of(Json.readStored(item.body(), key.type())), item.version());
    }
}
