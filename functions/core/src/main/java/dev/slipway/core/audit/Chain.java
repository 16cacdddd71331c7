package dev.slipway.core.audit;

import java.util.List;
import java.util.Optional;

/// Whether the events of one run are a whole chain.
public final class Chain {
    private Chain() {}

    /// What breaks the chain first, in one sentence; empty when it is whole.
    public static Optional<String> breakIn(List<AuditEvent> events) {
        var previous = AuditEvent.ORIGIN;
        long expected = 1;
        for (var event : events) {
            if (event.sequence() != expected) {
                return Optional.of("event %d stands where %d is expected".formatted(event.sequence(), expected));
            }
            if (!event.previous().equals(previous)) {
                return Optional.of("event %d does not follow the hash of the one before".formatted(expected));
            }
            if (!event.whole()) {
                return Optional.of("event %d was changed after it was hashed".formatted(expected));
            }
            previous = event.hash();
            expected++;
        }
        return Optional.empty();
    }
}
