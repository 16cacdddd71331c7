package dev.slipway.core.contract;

/// Secrets by reference: read when they are first needed, and read again after a while, so that one that was renewed is taken up.
@FunctionalInterface
public interface Secrets {
    /// The secret of this name.
    ///
    /// @throws dev.slipway.core.failure.Refused when there is none, or we may not read it
    /// @throws dev.slipway.core.failure.Malformed when what lies there is no text
    /// @throws dev.slipway.core.failure.Throttled when the keeper asks for patience
    /// @throws dev.slipway.core.failure.Unavailable when the keeper does not answer
    Secret read(SecretName name);
}
