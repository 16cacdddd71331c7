package dev.slipway.core.approval;

/// Sends mail. That it arrives is never certain.
public interface Mail {
    /// Whether a letter of this name was sent.
    ///
    /// @throws dev.slipway.core.failure.Unavailable when there is no answer
    boolean sent(String name);

    /// Sends a letter; sending one of the same name again changes nothing.
    ///
    /// @throws dev.slipway.core.failure.Throttled when the service asks for patience
    /// @throws dev.slipway.core.failure.Unavailable when there is no answer
    /// @throws dev.slipway.core.failure.Refused when the service does not take it
    void send(Letter letter);
}
