package dev.slipway.core.step;

import dev.slipway.core.model.Require;
import java.util.Optional;

/// One page of a partition, in order of the sort key.
///
/// Shape: `after` is the last sort key of the page before; `limit` is 1 to 100.
public record Listing<T>(Class<T> type, String partition, Optional<String> after, int limit, boolean backwards) {
    private static final int LARGEST = 100;

    public Listing {
        Require.positive("limit", limit);
        if (limit > LARGEST) {
            throw new IllegalArgumentException("limit is %d: accepted are 1 to %d".formatted(limit, LARGEST));
        }
    }

    /// The first page of a partition, in ascending order.
    public static <T> Listing<T> of(Class<T> type, String partition) {
        return new Listing<>(type, partition, Optional.empty(), LARGEST, false);
    }

    /// The page behind this one.
    public Listing<T> after(String sort) {
        return new Listing<>(type, partition, Optional.of(sort), limit, backwards);
    }
}
