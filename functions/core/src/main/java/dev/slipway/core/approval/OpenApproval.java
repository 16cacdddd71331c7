package dev.slipway.core.approval;

import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Listing;

/// A row of the list of approvals that are not decided, or whose machine has not heard of it.
public record OpenApproval(PlanId plan) {
    private static final String PARTITION = "approvals";

    public static Key<OpenApproval> key(PlanId plan) {
        return new Key<>(OpenApproval.class, PARTITION, plan.value());
    }

    public static Listing<OpenApproval> all() {
        return Listing.of(OpenApproval.class, PARTITION);
    }
}
