package dev.slipway.core.rollout;

import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Outcome;

/// What became of taking a plan back.
public sealed interface Undoing extends Outcome {
    PlanId plan();

    /// The endpoint goes back to its last good generation, or is back already.
    record Started(PlanId plan) implements Undoing {}

    /// SageMaker is still at work and takes no other change: ask again.
    record Waiting(PlanId plan) implements Undoing {}

    /// There is nothing to go back to, or no way.
    record Nothing(PlanId plan) implements Undoing {}
}
