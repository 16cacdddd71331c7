package dev.slipway.core.checkpoint;

import dev.slipway.core.audit.CheckpointKey;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Listing;

/// A key that has signed a checkpoint of this log. It stays known when another takes its place.
public record KnownKey(CheckpointKey key) {
    private static final String PARTITION = "checkpoint-keys";

    Key<KnownKey> at() {
        return new Key<>(KnownKey.class, PARTITION, key.id().value());
    }

    static Listing<KnownKey> all() {
        return Listing.of(KnownKey.class, PARTITION);
    }
}
