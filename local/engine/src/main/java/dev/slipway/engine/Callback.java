package dev.slipway.engine;

/// What the holder of a task token says.
sealed interface Callback {
    /// That the task is over.
    record Ends(Answer answer) implements Callback {}

    /// That the task is still worked on.
    record Beats() implements Callback {}
}
