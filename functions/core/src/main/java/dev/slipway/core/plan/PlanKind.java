package dev.slipway.core.plan;

/// What a plan does. Both kinds go through the same machine.
public enum PlanKind {
    DEPLOYMENT,
    REMOVAL
}
