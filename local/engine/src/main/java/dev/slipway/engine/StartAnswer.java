package dev.slipway.engine;

/// What comes of a start. The same name with the same input, while the first still runs, is the same execution.
public sealed interface StartAnswer {
    ExecutionId id();

    /// The execution runs; `fresh` unless it ran already.
    record Started(ExecutionId id, boolean fresh) implements StartAnswer {}

    /// The name belongs to an execution with another input, or to one that has ended.
    record AlreadyExists(ExecutionId id) implements StartAnswer {}
}
