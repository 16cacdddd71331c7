package dev.slipway.core.rollout;

import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Outcome;

/// How far SageMaker has come with a plan.
public sealed interface RolloutState extends Outcome {
    PlanId plan();

    record InProgress(PlanId plan) implements RolloutState {}

    /// The planned configuration serves, with the approved digest.
    record InService(PlanId plan) implements RolloutState {}

    /// Endpoint, configurations and models are gone.
    record Gone(PlanId plan) implements RolloutState {}

    /// It will not come to what was planned.
    record Missed(PlanId plan) implements RolloutState {}
}
