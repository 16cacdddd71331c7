package dev.slipway.adapter.state;

import java.util.Optional;

/// A page of one partition.
///
/// Shape: begins behind `after` in the direction of reading, which need not be a stored key; `limit` is 1 to 100.
public record Query(Table table, String partition, Optional<String> after, int limit, boolean backwards) {
    private static final int LARGEST = 100;

    public Query {
        Sizes.key("partition", partition);
        after.ifPresent(sort -> Sizes.key("after", sort));
        if (limit < 1 || limit > LARGEST) {
            throw new IllegalArgumentException("limit is %d: accepted are 1 to %d".formatted(limit, LARGEST));
        }
    }

    /// The page behind this one.
    public Query after(String sort) {
        return new Query(table, partition, Optional.of(sort), limit, backwards);
    }
}
