package dev.slipway.core.rollout;

import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Outcome;

/// How a run ended, for the machine's own status.
public sealed interface Ending extends Outcome {
    PlanId plan();

    /// It came to an answer, a refusal included.
    record Finished(PlanId plan) implements Ending {}

    /// It broke off.
    record BrokenOff(PlanId plan) implements Ending {}
}
