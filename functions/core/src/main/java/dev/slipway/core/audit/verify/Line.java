package dev.slipway.core.audit.verify;

/// One line of a file of an export, as it could be read.
public sealed interface Line<T> {
    /// A value in its one spelling.
    record Read<T>(T value) implements Line<T> {}

    /// A value in another spelling.
    record Respelled<T>(T value, String where) implements Line<T> {}

    /// No such value.
    record Unread<T>(FlawKind kind, String sentence) implements Line<T> {}
}
