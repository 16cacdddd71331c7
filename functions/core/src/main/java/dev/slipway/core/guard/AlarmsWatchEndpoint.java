package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import dev.slipway.core.plan.AlarmPlan;
import java.util.Optional;

/// The alarms of a plan watch the endpoint that it deploys to, and bear its name.
final class AlarmsWatchEndpoint implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return c.deployment().flatMap(plan -> plan.alarms().stream()
                .filter(alarm -> !alarm.equals(AlarmPlan.of(plan.endpoint(), alarm.terms())))
                .findFirst()
                .flatMap(alarm -> deny(
                        c,
                        "%s watches %s".formatted(alarm.name(), alarm.dimensions()),
                        AlarmPlan.of(plan.endpoint(), alarm.terms()).dimensions(),
                        "plan again")));
    }
}
