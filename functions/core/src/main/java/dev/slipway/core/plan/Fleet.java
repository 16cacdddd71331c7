package dev.slipway.core.plan;

import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Require;

/// Instances of one type behind one configuration.
public record Fleet(InstanceType type, int instances) {
    public Fleet {
        Require.positive("instances", instances);
    }
}
