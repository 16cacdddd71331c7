package dev.slipway.core.guard;

import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Plan;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.Policy;
import java.time.Instant;
import java.util.Optional;

/// Everything that the guard may look at, and nothing that a person or a model wrote freely.
public record Case(
        PlanRecord record, Facts facts, Policy policy, Budget budget, Optional<EndpointRecord> endpoint, Instant now) {
    /// What is to be judged.
    Plan plan() {
        return record.plan().orElseThrow();
    }

    /// The plan, when it would deploy something.
    Optional<DeploymentPlan> deployment() {
        return plan() instanceof DeploymentPlan deployment ? Optional.of(deployment) : Optional.empty();
    }

    /// What the plan may cost: its own budget, or the environment's default.
    UsdPerHour allowance() {
        return record.intent().constraints().budget().orElse(policy.defaultBudget());
    }

    /// What the plan costs from now on; nothing when it removes.
    UsdPerHour cost() {
        return record.cost().map(cost -> cost.now()).orElse(UsdPerHour.ZERO);
    }
}
