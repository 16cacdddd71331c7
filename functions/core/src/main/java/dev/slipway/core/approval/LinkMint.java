package dev.slipway.core.approval;

/// Makes message authentication codes. Who holds this can make links.
///
/// Shape: HMAC-SHA-256, so 32 bytes; the same key and message give the same code. A message has at most 4,096 bytes,
/// which is the limit of AWS KMS.
public interface LinkMint {
    /// The id of the key that new links are made with.
    String key();

    /// The code of a message under the current key or the one before.
    ///
    /// @throws dev.slipway.core.failure.Unavailable when the key is not reachable
    /// @throws dev.slipway.core.failure.Refused when there is no key of this id any more
    byte[] code(String key, byte[] message);
}
