package dev.slipway.core.fit;

import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Require;

/// An instance type that SageMaker hosts on, with what it has. What it costs is said by [Prices].
public record GpuOffer(InstanceType type, Accelerator accelerator, int count, String source) {
    public GpuOffer {
        Require.positive("count", count);
    }
}
