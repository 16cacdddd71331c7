package dev.slipway.core.rollout;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A rollback's whole story. It is no secret: everybody sees what runs.
public final class ReadRollback implements Step<ReadRollback.Request, Optional<ReadRollback.Story>> {
    /// Which one.
    public record Request(RunId run) {}

    /// The rollback, and what was told of it.
    public record Story(Rollback rollback, List<AuditEvent> events) {
        public Story {
            events = List.copyOf(events);
        }
    }

    private final Ledger ledger;

    public ReadRollback(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<Story> apply(Request request, Instant now) {
        return ledger.read(Rollback.key(request.run()))
                .found()
                .map(rollback -> new Story(rollback, ledger.events(request.run(), 0)));
    }
}
