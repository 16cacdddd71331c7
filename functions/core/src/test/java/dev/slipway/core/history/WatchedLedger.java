package dev.slipway.core.history;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Listing;
import dev.slipway.core.step.Page;
import dev.slipway.core.step.Versioned;
import java.util.List;

/// A ledger that looks at every commit which took place.
record WatchedLedger(Ledger real) implements Ledger {
    @Override
    public <T> Versioned<T> read(Key<T> key) {
        return real.read(key);
    }

    @Override
    public <T> Page<T> list(Listing<T> listing) {
        return real.list(listing);
    }

    /// @throws Flawed when it should not have taken place
    @Override
    public void commit(Change change) {
        real.commit(change);
        Transitions.wrong(change).ifPresent(sentence -> {
            throw new Flawed(change.run(), sentence);
        });
    }

    @Override
    public List<AuditEvent> events(RunId run, long after) {
        return real.events(run, after);
    }
}
