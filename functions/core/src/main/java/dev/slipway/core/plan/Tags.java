package dev.slipway.core.plan;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tags of everything that a plan makes.
public final class Tags {
    private Tags() {}

    /// Tags by key. They describe the plan's origin and are no part of its hash.
    public static SortedMap<String, String> of(PlanRecord record) {
        var intent = record.intent();
        return new TreeMap<>(Map.of(
                "app", intent.app().value(),
                "environment", intent.environment().value(),
                "managed-by", "slipway",
                "owner", intent.requester().value(),
                "plan", record.id().value()));
    }
}
