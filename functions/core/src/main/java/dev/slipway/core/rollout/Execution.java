package dev.slipway.core.rollout;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Outcome;

/// What became of carrying a plan out.
public sealed interface Execution extends Outcome {
    PlanId plan();

    /// SageMaker is at work.
    record Started(PlanId plan) implements Execution {}

    /// Nothing was changed; `calls` is the digest of what would have been.
    record Rehearsed(PlanId plan, Digest calls) implements Execution {}

    /// SageMaker will not make the endpoint; nothing new runs.
    record Declined(PlanId plan) implements Execution {}
}
