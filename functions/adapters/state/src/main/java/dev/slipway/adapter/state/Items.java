package dev.slipway.adapter.state;

import java.util.Optional;

/// A store of items in two tables, which promises what DynamoDB can keep and no more.
///
/// Shape: an item lies at a key of table, partition and sort key. Reads are strong: they see every
/// transaction whose receipt was handed out before. Nothing is consistent across two reads; there are no scans
/// and no indexes. What exceeds a limit cannot be built ([Item], [Transaction]). Source: Amazon DynamoDB developer
/// guide,
/// "Quotas" and "Transactions". The suite that holds an implementation to this is `ItemsContract`.
public interface Items {
    /// The item that lies there now.
    ///
    /// @throws dev.slipway.core.failure.Throttled when the store asks for patience
    /// @throws dev.slipway.core.failure.Unavailable when the store does not answer
    Optional<Item> get(ItemKey key);

    /// Items of one partition in order of the UTF-8 bytes of their sort keys.
    ///
    /// @throws dev.slipway.core.failure.Throttled when the store asks for patience
    /// @throws dev.slipway.core.failure.Unavailable when the store does not answer
    Slice query(Query query);

    /// Writes all or nothing, durably before it returns.
    ///
    /// @throws dev.slipway.core.failure.Throttled when the store asks for patience; nothing was written
    /// @throws dev.slipway.core.failure.Unavailable when there was no answer; it may have been written nevertheless
    Receipt write(Transaction transaction);
}
