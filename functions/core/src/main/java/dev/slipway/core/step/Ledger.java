package dev.slipway.core.step;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.RunId;
import java.util.List;

/// Everything that Slipway knows of its own doings.
///
/// Reads are strong; nothing is consistent across two of them.
public interface Ledger {
    /// What lies at the key now.
    ///
    /// @throws dev.slipway.core.failure.Unavailable when the store does not answer
    <T> Versioned<T> read(Key<T> key);

    /// One page of a partition.
    ///
    /// @throws dev.slipway.core.failure.Unavailable when the store does not answer
    <T> Page<T> list(Listing<T> listing);

    /// Writes the change whole or not at all, and durably before it returns. Deals itself with a
    /// moved chain head and a busy store: five tries within a second.
    ///
    /// @throws dev.slipway.core.failure.Conflict when a value moved since it was seen
    /// @throws dev.slipway.core.failure.Throttled when the store stays busy
    /// @throws dev.slipway.core.failure.Unavailable when the store does not answer
    void commit(Change change);

    /// The events of a run behind the given sequence, in order; at most 100 of them.
    List<AuditEvent> events(RunId run, long after);
}
