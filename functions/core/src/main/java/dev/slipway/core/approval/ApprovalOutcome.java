package dev.slipway.core.approval;

import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Outcome;

/// What the machine is told when people have decided, or did not.
public sealed interface ApprovalOutcome extends Outcome {
    PlanId plan();

    record Approved(PlanId plan) implements ApprovalOutcome {}

    record Rejected(PlanId plan) implements ApprovalOutcome {}

    record Expired(PlanId plan) implements ApprovalOutcome {}

    record Superseded(PlanId plan) implements ApprovalOutcome {}

    record Cancelled(PlanId plan) implements ApprovalOutcome {}

    /// The outcome of a decided approval.
    static ApprovalOutcome of(PlanId plan, ApprovalState state) {
        return switch (state) {
            case APPROVED -> new Approved(plan);
            case REJECTED -> new Rejected(plan);
            case EXPIRED -> new Expired(plan);
            case SUPERSEDED -> new Superseded(plan);
            case CANCELLED -> new Cancelled(plan);
            case PENDING -> throw new IllegalArgumentException("the approval of " + plan + " is not decided");
        };
    }
}
