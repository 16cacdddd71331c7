package dev.slipway.core.guard;

import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.Member;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Plan;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that the guard may look at, and nothing that a person or a model wrote freely.
///
/// Shape: `said` is there once people have decided about the plan.
public record Case(
        PlanRecord record,
        Facts facts,
        Policy policy,
        Budget budget,
        Optional<EndpointRecord> endpoint,
        Optional<Said> said,
        Instant now) {
    /// What people decided, and the people as they are now.
    public record Said(Approval approval, List<Member> people) {
        public Said {
            people = List.copyOf(people);
        }
    }

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
