package dev.slipway.core.checkpoint;

import dev.slipway.core.audit.Checkpoint;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Listing;
import java.util.List;
import java.util.Optional;

/// What one checkpoint added to the log: a row of the log's index, by which a leaf is led back to its event.
///
/// Shape: the leaves begin at index `first` and end below the checkpoint's size.
public record Batch(long first, List<Segment> segments, Checkpoint checkpoint) {
    private static final String PARTITION = "log";
    private static final int PAGE = 20;

    public Batch {
        segments = List.copyOf(segments);
        long leaves = segments.stream().mapToLong(Segment::length).sum();
        if (first + leaves != checkpoint.size()) {
            throw new IllegalArgumentException("a batch of %d leaves behind %d does not make a log of %d"
                    .formatted(leaves, first, checkpoint.size()));
        }
    }

    static Key<Batch> key(long first) {
        return new Key<>(Batch.class, PARTITION, sort(first));
    }

    /// The batches whose first leaf stands at this index or behind it, in order.
    static Listing<Batch> from(long first) {
        return new Listing<>(Batch.class, PARTITION, before(first), PAGE, false);
    }

    private static Optional<String> before(long first) {
        return first == 0 ? Optional.empty() : Optional.of(sort(first - 1));
    }

    /// Digits of one length, so that order of bytes is order of numbers.
    static String sort(long index) {
        return "%019d".formatted(index);
    }
}
