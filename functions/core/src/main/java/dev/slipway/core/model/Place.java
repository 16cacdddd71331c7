package dev.slipway.core.model;

/// Where an environment lies: account, region, role, registry and the policy bundle that holds there.
///
/// Shape: `role` is the execution role's ARN; `policyBundle` names the bundle, not its version.
public record Place(
        Environment environment, String account, Region region, String role, Registry registry, String policyBundle) {}
