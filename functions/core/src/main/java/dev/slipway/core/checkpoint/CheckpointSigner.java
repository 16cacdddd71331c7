package dev.slipway.core.checkpoint;

import dev.slipway.core.audit.CheckpointKey;

/// Signs checkpoints with a key that never leaves its keeper.
public interface CheckpointSigner {
    /// The public half of the key that signs now.
    ///
    /// @throws dev.slipway.core.failure.Unavailable when the keeper does not answer
    CheckpointKey key();

    /// An ECDSA signature on P-256 over the SHA-256 of these bytes: r and s, 32 bytes each. Of the two spellings either.
    ///
    /// @throws dev.slipway.core.failure.Unavailable when the keeper does not answer
    byte[] sign(byte[] bytes);
}
