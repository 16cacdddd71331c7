package dev.slipway.core.step;

import java.time.Instant;
import java.util.Optional;

/// What must outlast everybody: written once, under retention.
///
/// The suite that holds an implementation to this is `ArchiveContract`.
public interface Archive {
    /// Keeps the bytes durably under the name until that time at the least. The same bytes again change nothing, the
    /// time included.
    ///
    /// @throws dev.slipway.core.failure.Conflict when other bytes lie there; they stay
    /// @throws dev.slipway.core.failure.Unavailable when they could not be kept
    void put(ArchiveName name, byte[] bytes, Instant until);

    /// The bytes, checked against the digest that was noted when they were kept.
    ///
    /// @throws dev.slipway.core.failure.Malformed when they are not what was kept
    /// @throws dev.slipway.core.failure.Unavailable when they could not be read
    Optional<byte[]> fetch(ArchiveName name);

    /// Removes what lies there, or nothing where nothing is.
    ///
    /// @throws dev.slipway.core.failure.Refused before the time that it is kept until
    void remove(ArchiveName name, Instant now);
}
