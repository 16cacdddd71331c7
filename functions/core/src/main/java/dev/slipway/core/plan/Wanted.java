package dev.slipway.core.plan;

import dev.slipway.core.fit.GpuOffer;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.UsdPerHour;
import java.util.Optional;

/// What is demanded of the instances: the type or the GPU when somebody named one, how many, for how much.
record Wanted(Optional<InstanceType> type, Optional<String> gpu, int instances, UsdPerHour allowance) {
    boolean admits(GpuOffer offer) {
        return type.map(offer.type()::equals).orElse(true)
                && gpu.map(offer.accelerator().name()::equals).orElse(true);
    }
}
