package dev.slipway.core.checkpoint;

import dev.slipway.core.model.RunId;

/// A piece of a run's chain as it stands in the log: the events of sequence `first` to `last`, one leaf after the other.
public record Segment(RunId run, long first, long last) {
    public Segment {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("events %d to %d of %s are no piece of a chain".formatted(first, last, run));
        }
    }

    /// How many leaves.
    public long length() {
        return last - first + 1;
    }
}
