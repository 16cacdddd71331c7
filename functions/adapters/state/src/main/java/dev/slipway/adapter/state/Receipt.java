package dev.slipway.adapter.state;

import java.util.List;
import java.util.Optional;

/// What became of a transaction.
public sealed interface Receipt {
    /// All of it is durable.
    record Written() implements Receipt {}

    /// None of it was written, for something else is stored than was expected.
    ///
    /// Shape: at least one of the failed conditions, in order of the writes.
    record ConditionFailed(List<Clash> clashes) implements Receipt {
        public ConditionFailed {
            clashes = List.copyOf(clashes);
            if (clashes.isEmpty()) {
                throw new IllegalArgumentException("a failed condition has a place");
            }
        }
    }

    /// None of it was written, for others are writing the same items; worth another try soon.
    record Busy(String reason) implements Receipt {}

    /// The write of this index, counted from 0, and what is stored in its place.
    record Clash(int index, Optional<Item> stored) {}
}
