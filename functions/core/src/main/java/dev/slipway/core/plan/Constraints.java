package dev.slipway.core.plan;

import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.UsdPerHour;
import java.util.Optional;

/// What a caller demands of a plan in typed fields. Every one is optional.
public record Constraints(
        Optional<UsdPerHour> budget, Optional<InstanceType> instanceType, Optional<Integer> instances) {
    public static final Constraints NONE = new Constraints(Optional.empty(), Optional.empty(), Optional.empty());
}
