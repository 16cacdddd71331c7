package dev.slipway.core.approval;

/// Verifies message authentication codes. Who holds this alone can make no link.
@FunctionalInterface
public interface LinkCheck {
    /// Whether the code is that of the message under this key, the current one or the one before; any other key is none.
    ///
    /// @throws dev.slipway.core.failure.Unavailable when the key is not reachable: then nobody decides
    boolean holds(String key, byte[] message, byte[] code);
}
