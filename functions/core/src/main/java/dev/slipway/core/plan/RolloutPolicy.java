package dev.slipway.core.plan;

/// How traffic moves to the new fleet.
public enum RolloutPolicy {
    ALL_AT_ONCE
}
