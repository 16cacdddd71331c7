package dev.slipway.core.step;

import dev.slipway.core.Moments;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.RunId;
import java.util.List;

/// A ledger whose process may be killed before and after each commit.
public final class KillableLedger implements Ledger {
    private final Ledger real;
    private final Moments moments;

    public KillableLedger(Ledger real, Moments moments) {
        this.real = real;
        this.moments = moments;
    }

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
        moments.pass();
        real.commit(change);
        moments.pass();
    }

    @Override
    public List<AuditEvent> events(RunId run, long after) {
        return real.events(run, after);
    }
}
