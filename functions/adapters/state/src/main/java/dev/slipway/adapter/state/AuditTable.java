package dev.slipway.adapter.state;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.RunId;
import dev.slipway.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Events as items: a run's chain is its partition, in order of the sequence.
final class AuditTable {
    private AuditTable() {}

    /// The sort key of a sequence: digits of one length, so that order of bytes is order of numbers.
    static String sort(long sequence) {
        return "%019d".formatted(sequence);
    }

    static AuditEvent event(Item item) {
        return Json.readStored(item.body(), AuditEvent.class);
    }

    /// The last event of a run.
    static Optional<AuditEvent> head(Items items, RunId run) {
        var last = items.query(new Query(Table.AUDIT, run.value(), Optional.empty(), 1, true));
        return last.items().stream().findFirst().map(AuditTable::event);
    }

    /// What is told, linked behind `head`, ready to be put.
    static List<Write> links(RunId run, Optional<AuditEvent> head, List<Told> told, String writer) {
        var links = new ArrayList<Write>();
        var last = head;
        for (var one : told) {
            var event = last.map(before -> before.next(one)).orElseGet(() -> AuditEvent.first(run, one));
            var key = ItemKey.audit(run.value(), sort(event.sequence()));
            links.add(new Write.Put(new Item(key, 1, writer, Json.text(event)), 0));
            last = Optional.of(event);
        }
        return links;
    }
}
