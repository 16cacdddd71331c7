package dev.slipway.core.rollout;

/// Where notices go.
@FunctionalInterface
public interface Notices {
    /// Tells it; the same notice may come again.
    ///
    /// @throws dev.slipway.core.failure.Throttled when asked for patience
    /// @throws dev.slipway.core.failure.Unavailable when there is no answer
    void tell(Notice notice);
}
