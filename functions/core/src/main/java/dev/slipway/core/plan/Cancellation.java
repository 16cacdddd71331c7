package dev.slipway.core.plan;

import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Key;
import java.time.Instant;
import java.util.Optional;

/// A person's word that a plan is called off. The steps of its machine read it and go no further.
///
/// Shape: `reason` is the person's own text.
public record Cancellation(PlanId plan, Person by, Instant at, Optional<String> reason) {
    public static Key<Cancellation> key(PlanId plan) {
        return new Key<>(Cancellation.class, "cancellation#" + plan.value(), "cancellation");
    }

    /// How the plan ended, in a sentence of our own.
    public String sentence() {
        return "cancelled by " + by;
    }
}
