package dev.slipway.core.approval;

import java.util.Optional;

/// The newest signed checkpoint of the audit, for mails to carry into the world.
@FunctionalInterface
public interface CheckpointHead {
    /// Its one line; nothing before the first.
    ///
    /// @throws dev.slipway.core.failure.Unavailable when there is no answer
    Optional<String> newest();
}
