package dev.slipway.core.plan;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import java.time.Instant;

/// That what has this plan hash was taken back from an endpoint, and must not come again by itself.
public record Block(Digest hash, PlanId plan, Instant since) {}
