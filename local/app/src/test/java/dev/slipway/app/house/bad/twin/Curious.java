package dev.slipway.app.house.bad.twin;

import dev.slipway.app.house.bad.core.step.Later;

/// Knows something of ours.
public record Curious(Later later) {}
