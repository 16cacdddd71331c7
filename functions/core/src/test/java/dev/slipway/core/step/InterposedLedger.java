package dev.slipway.core.step;

import dev.slipway.core.Moments;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.RunId;
import java.util.List;

/// A ledger in which something else happens just before and just after each commit.
public record InterposedLedger(Ledger real, Runnable before, Runnable after) implements Ledger {
    public InterposedLedger(Ledger real, Runnable meanwhile) {
        this(real, meanwhile, () -> {});
    }

    /// Whose process may be killed at each of them.
    public static InterposedLedger killed(Ledger real, Moments moments) {
        return new InterposedLedger(real, moments::pass, moments::pass);
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
        before.run();
        real.commit(change);
        after.run();
    }

    @Override
    public List<AuditEvent> events(RunId run, long after) {
        return real.events(run, after);
    }
}
