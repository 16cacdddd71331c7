package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.Checkpoint;
import dev.slipway.core.audit.CheckpointKey;
import dev.slipway.core.audit.KeyId;
import dev.slipway.core.model.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the verification takes for granted: whose log it is, which keys may sign, and what was seen of it before.
///
/// Shape: `pinned` says whether the keys were kept apart from the export.
public record Trust(Origin origin, Map<KeyId, CheckpointKey> keys, boolean pinned, Optional<Checkpoint> seen) {
    public Trust {
        keys = Map.copyOf(keys);
    }

    /// In keys that were kept apart from the export.
    public static Trust of(Origin origin, List<CheckpointKey> keys, Optional<Checkpoint> seen) {
        return of(origin, keys, true, seen);
    }

    /// In nothing but the export's own keys, or in none.
    public static Trust unpinned(Origin origin, List<CheckpointKey> keys, Optional<Checkpoint> seen) {
        return of(origin, keys, false, seen);
    }

    private static Trust of(Origin origin, List<CheckpointKey> keys, boolean pinned, Optional<Checkpoint> seen) {
        return new Trust(
                origin,
                keys.stream().distinct().collect(Collectors.toMap(CheckpointKey::id, key -> key)),
                pinned,
                seen);
    }

    /// A key that the export brings, and nobody who keeps keys apart from it vouches for.
    public Optional<Flaw> doubt(CheckpointKey brought) {
        return !pinned || keys.containsKey(brought.id())
                ? Optional.empty()
                : Optional.of(Flaw.of(
                        FlawKind.UNKNOWN_KEY, 0, "keys.json brings the key %s, which is not among those given".formatted(brought.id())));
    }

    /// What keeps this checkpoint from being believed.
    Optional<Flaw> doubt(Checkpoint checkpoint) {
        if (!checkpoint.origin().equals(origin)) {
            return flaw(checkpoint, FlawKind.OTHER_ORIGIN, "comes from %s, not from %s".formatted(checkpoint.origin(), origin));
        }
        var key = Optional.ofNullable(keys.get(checkpoint.key()));
        if (key.isEmpty()) {
            return flaw(checkpoint, FlawKind.UNKNOWN_KEY, "is signed by the key %s, which is not among those given".formatted(checkpoint.key()));
        }
        return key.get().signed(checkpoint.signedBytes(), checkpoint.signature())
                ? Optional.empty()
                : flaw(checkpoint, FlawKind.BAD_SIGNATURE, "has a signature that is not the key's over it");
    }

    private static Optional<Flaw> flaw(Checkpoint checkpoint, FlawKind kind, String what) {
        return Optional.of(
                Flaw.of(kind, checkpoint.size(), "the checkpoint of size %d %s".formatted(checkpoint.size(), what)));
    }
}
