package dev.slipway.core.step;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Require;
import java.util.Optional;

/// What a key held when it was read.
///
/// Shape: `version` is another one after every write of this key and never comes back, not even when the key was
/// removed and made again; it is 0 exactly when nothing is there.
public record Versioned<T>(Key<T> key, Optional<T> found, long version) {
    public Versioned {
        Require.atLeast("version", 0, version);
    }

    /// The value.
    ///
    /// @throws Malformed when nothing is there: the caller was told of something that does not exist
    public T value() {
        return found.orElseThrow(() -> new Malformed("nothing is stored at " + key + ": start again from the intent"));
    }
}
