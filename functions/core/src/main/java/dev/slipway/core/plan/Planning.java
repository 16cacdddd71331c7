package dev.slipway.core.plan;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Outcome;

/// What became of an intent at the planner.
public sealed interface Planning extends Outcome {
    PlanId plan();

    /// There is a plan, under this hash.
    record Planned(PlanId plan, Digest hash) implements Planning {}

    /// What was asked for is so already.
    record NothingToDo(PlanId plan) implements Planning {}

    /// No plan can be made; `findings` is the digest of the reasons kept as evidence.
    record Unsatisfiable(PlanId plan, Digest findings) implements Planning {}
}
