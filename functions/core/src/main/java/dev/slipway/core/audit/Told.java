package dev.slipway.core.audit;

import java.time.Instant;

/// Something that a step tells the audit, before it has a place in a chain.
///
/// Shape: `type` is a participle such as `PlanJudged`; `actor` the subject of a person or the name of
/// a step. `detail` holds no secret and no prose of a language model.
public record Told(Instant at, String type, String actor, Canonical.Fields detail) {}
