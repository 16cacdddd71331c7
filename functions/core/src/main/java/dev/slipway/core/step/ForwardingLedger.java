package dev.slipway.core.step;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.RunId;
import java.util.List;

/// A ledger in front of another one. Whoever implements it overrides what it adds; all else is the other's.
public interface ForwardingLedger extends Ledger {
    /// The one behind.
    Ledger real();

    @Override
    default <T> Versioned<T> read(Key<T> key) {
        return real().read(key);
    }

    @Override
    default <T> Page<T> list(Listing<T> listing) {
        return real().list(listing);
    }

    @Override
    default void commit(Change change) {
        real().commit(change);
    }

    @Override
    default List<AuditEvent> events(RunId run, long after) {
        return real().events(run, after);
    }
}
