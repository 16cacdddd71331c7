package dev.slipway.core.step;

import dev.slipway.core.model.Digest;
import java.util.Optional;

/// What is too large for the ledger, kept by digest.
public interface Evidence {
    /// Keeps the bytes durably; keeping the same bytes again changes nothing.
    ///
    /// @throws dev.slipway.core.failure.Unavailable when they could not be kept
    Digest keep(byte[] bytes);

    /// The bytes of this digest, checked against it.
    ///
    /// @throws dev.slipway.core.failure.Malformed when what is there has another digest
    Optional<byte[]> fetch(Digest digest);
}
