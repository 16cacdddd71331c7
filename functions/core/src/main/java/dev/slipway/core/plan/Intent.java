package dev.slipway.core.plan;

import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Person;
import java.time.Instant;

/// What somebody asked for, as it was accepted.
///
/// Shape: `sentence` is foreign text, stored as it came and shown escaped; only the planner reads it.
public record Intent(
        PlanKind kind,
        Person requester,
        String sentence,
        Environment environment,
        Application app,
        Constraints constraints,
        boolean dryRun,
        Instant acceptedAt) {}
