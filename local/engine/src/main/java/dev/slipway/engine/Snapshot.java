package dev.slipway.engine;

/// All that is needed to go on with an execution.
///
/// Shape: `sequence` counts an execution's transitions from 1; `json` is the engine's own and means nothing to a
/// journal.
public record Snapshot(ExecutionId id, long sequence, boolean ended, String json) {}
