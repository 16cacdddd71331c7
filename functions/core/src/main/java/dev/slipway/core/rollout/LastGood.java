package dev.slipway.core.rollout;

import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Outcome;

/// Whether there is something to take back, and something to go back to.
public sealed interface LastGood extends Outcome {
    RunId run();

    /// The endpoint is this run's now, and goes back.
    record Found(RunId run) implements LastGood {}

    /// Another run has the endpoint and has not moved it: ask again.
    record Waiting(RunId run) implements LastGood {}

    /// It stays as it is.
    record NothingToDo(RunId run) implements LastGood {}
}
