package dev.slipway.core.approval;

import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Versioned;
import java.time.Instant;
import java.util.Optional;

/// What an approval is about, as it stands now: the plan, and what runs.
record Matter(Versioned<PlanRecord> seen, Optional<EndpointRecord> endpoint, PlanDiff diff) {
    static Matter of(Ledger ledger, PlanId plan) {
        var seen = ledger.read(PlanRecord.key(plan));
        var intent = seen.value().intent();
        var endpoint = ledger.read(EndpointRecord.key(intent.app(), intent.environment())).found();
        var runs = endpoint.flatMap(EndpointRecord::current);
        var running = runs.flatMap(generation -> ledger.read(PlanRecord.key(generation.plan())).found())
                .flatMap(PlanRecord::plan)
                .filter(DeploymentPlan.class::isInstance)
                .map(DeploymentPlan.class::cast);
        return new Matter(seen, endpoint, PlanDiff.of(runs, running, seen.value()));
    }

    PlanRecord record() {
        return seen.value();
    }

    /// How an approval that nobody ended yet is to end now, if it is: its ground has moved, or its time is over.
    Optional<ApprovalState> ends(Approval approval, Instant now) {
        if (!approval.isPending()) {
            return Optional.empty();
        }
        return isOtherThan(approval.need())
                ? Optional.of(ApprovalState.SUPERSEDED)
                : Optional.of(ApprovalState.EXPIRED).filter(_ -> approval.isExpired(now));
    }

    /// Whether people would now decide on something else than they were shown.
    private boolean isOtherThan(ApprovalNeed need) {
        return need.generation() != ApprovalNeed.generation(endpoint)
                || !record().plan().map(plan -> plan.hash()).equals(Optional.of(need.hash()));
    }
}
