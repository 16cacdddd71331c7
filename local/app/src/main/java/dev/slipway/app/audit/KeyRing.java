package dev.slipway.app.audit;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.CheckpointKey;
import dev.slipway.core.audit.KeyId;
import dev.slipway.core.model.Origin;
import java.util.List;

/// `keys.json`: whose log it is, and which keys have signed it. Kept away from the log by whoever wants to rely on it.
public record KeyRing(List<Entry> keys, Origin origin) {
    /// A JSON Web Key, of which only the curve P-256 is known.
    public record Entry(String crv, KeyId kid, String kty, String x, String y) {
        /// @throws IllegalArgumentException when it is no such key, or bears another's name
        public Entry {
            var key = new CheckpointKey(x, y);
            if (!crv.equals("P-256") || !kty.equals("EC") || !key.id().equals(kid)) {
                throw new IllegalArgumentException("the key %s is not what it is called".formatted(kid));
            }
        }

        CheckpointKey key() {
            return new CheckpointKey(x, y);
        }
    }

    public KeyRing {
        keys = List.copyOf(keys);
    }

    Canonical.Fields canonical() {
        return Canonical.Fields.NONE
                .withAll("keys", keys.stream().map(entry -> entry.key().canonical()).toList())
                .with("origin", origin);
    }

    List<CheckpointKey> all() {
        return keys.stream().map(Entry::key).toList();
    }
}
