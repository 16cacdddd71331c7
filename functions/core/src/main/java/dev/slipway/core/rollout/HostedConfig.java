package dev.slipway.core.rollout;

import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.ResourceName;

/// An endpoint configuration of one variant as SageMaker describes it.
public record HostedConfig(ResourceName name, ResourceName model, InstanceType instanceType, int instances) {}
