package dev.slipway.core.fit;

import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Require;

/// An instance type that SageMaker hosts on, with what it has and costs.
public record GpuOffer(InstanceType type, Accelerator accelerator, int count, OfferPrice price, String source) {
    public GpuOffer {
        Require.positive("count", count);
    }
}
