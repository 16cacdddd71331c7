package dev.slipway.core.model;

/// How far a finding reaches. A warning stops nothing.
public enum Severity {
    WARNING,
    NEEDS_APPROVAL,
    DENY
}
