package dev.slipway.core.checkpoint;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.step.Ledger;
import java.util.ArrayList;
import java.util.List;

/// The events of a segment, read back.
final class SegmentEvents {
    private SegmentEvents() {}

    /// @throws Malformed when the audit does not hold all of them
    static List<AuditEvent> of(Ledger ledger, Segment segment) {
        var events = new ArrayList<AuditEvent>();
        long at = segment.first() - 1;
        while (at < segment.last()) {
            var page = ledger.events(segment.run(), at);
            if (page.isEmpty()) {
                throw new Malformed("the audit of run %s ends at %d, the log knows %d events of it: restore it"
                        .formatted(segment.run(), at, segment.last()));
            }
            page.stream().filter(event -> event.sequence() <= segment.last()).forEach(events::add);
            at = page.getLast().sequence();
        }
        return events;
    }
}
