package dev.slipway.core.plan;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import java.time.Instant;
import java.util.Optional;

/// That what has this plan hash was taken back from an endpoint, and must not come again by itself.
///
/// Shape: `why` is one sentence, shortened, on who or what had it taken back; nothing in a block of before it was kept.
public record Block(Digest hash, PlanId plan, Instant since, Optional<String> why) {}
