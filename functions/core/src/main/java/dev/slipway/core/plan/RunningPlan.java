package dev.slipway.core.plan;

import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Listing;
import java.time.Instant;

/// A row of the list of plans that are not closed; the sweep reads it.
public record RunningPlan(PlanId plan, Instant acceptedAt) {
    private static final String PARTITION = "running";

    public static Key<RunningPlan> key(PlanId plan) {
        return new Key<>(RunningPlan.class, PARTITION, plan.value());
    }

    public static Listing<RunningPlan> all() {
        return Listing.of(RunningPlan.class, PARTITION);
    }
}
