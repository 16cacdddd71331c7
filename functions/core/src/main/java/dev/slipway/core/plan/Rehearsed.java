package dev.slipway.core.plan;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Key;
import java.time.Instant;

/// That what has this plan hash was rehearsed to its end, last by this plan.
public record Rehearsed(Digest hash, PlanId plan, Instant at) {
    public static Key<Rehearsed> key(Digest hash) {
        return new Key<>(Rehearsed.class, "rehearsed#" + hash.value(), "rehearsed");
    }
}
