package dev.slipway.core.rollout;

import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Outcome;

/// How a run ended, for the machine's own status.
public sealed interface Ending extends Outcome {
    RunId run();

    /// It came to an answer, a refusal included.
    record Finished(RunId run) implements Ending {}

    /// It broke off.
    record BrokenOff(RunId run) implements Ending {}
}
