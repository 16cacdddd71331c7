package dev.slipway.core.step;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.RunId;
import java.util.List;

/// A ledger in which something else happens just before each commit.
public record InterposedLedger(Ledger real, Runnable meanwhile) implements Ledger {
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
        meanwhile.run();
        real.commit(change);
    }

    @Override
    public List<AuditEvent> events(RunId run, long after) {
        return real.events(run, after);
    }
}
