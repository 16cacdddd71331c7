package dev.slipway.adapter.state;

import java.util.HashSet;
import java.util.List;

/// Writes that happen together or not at all.
///
/// Shape: 1 to 100 writes, no item twice. Units: at most 4,000,000 bytes together, a little below DynamoDB's 4 MB.
public record Transaction(List<Write> writes) {
    /// The most writes.
    public static final int MOST = 100;

    /// The most bytes over all writes.
    public static final int LARGEST = 4_000_000;

    public Transaction {
        writes = List.copyOf(writes);
        if (writes.isEmpty() || writes.size() > MOST) {
            throw new IllegalArgumentException(
                    "a transaction of %d writes: accepted are 1 to %d; split it".formatted(writes.size(), MOST));
        }
        var keys = new HashSet<ItemKey>();
        long size = 0;
        for (var write : writes) {
            size += write.size();
            if (!keys.add(write.key())) {
                throw new IllegalArgumentException("a transaction writes " + write.key() + " twice: accepted is once");
            }
        }
        if (size > LARGEST) {
            throw new IllegalArgumentException(
                    "a transaction of %d bytes: accepted are at most %d; split it".formatted(size, LARGEST));
        }
    }

    /// A transaction of these.
    public static Transaction of(Write... writes) {
        return new Transaction(List.of(writes));
    }
}
