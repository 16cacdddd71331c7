package dev.slipway.core.step;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.contract.StepName;
import dev.slipway.core.contract.WhoWrites;
import dev.slipway.core.model.RunId;
import java.util.List;

/// A ledger behind which somebody notes who writes where.
public record OverseenLedger(Ledger real, WhoWrites who) implements Ledger {
    @Override
    public <T> Versioned<T> read(Key<T> key) {
        return real.read(key);
    }

    @Override
    public <T> Page<T> list(Listing<T> listing) {
        return real.list(listing);
    }

    @Override
    public void commit(Change change) {
        who.caller().ifPresent(step -> notes(step, change));
        real.commit(change);
    }

    @Override
    public List<AuditEvent> events(RunId run, long after) {
        return real.events(run, after);
    }

    private void notes(StepName step, Change change) {
        for (var write : change.writes()) {
            who.sees(step, write.seen().key().partition(), write.next().isEmpty());
        }
        if (!change.events().isEmpty()) {
            who.sees(step, Tail.key(change.run()).partition(), false);
        }
    }
}
