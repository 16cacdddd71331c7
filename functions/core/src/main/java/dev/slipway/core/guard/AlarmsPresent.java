package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import dev.slipway.core.plan.AlarmPlan;
import java.util.Optional;

/// A plan has every alarm that its environment asks for, as it asks for it.
final class AlarmsPresent implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return c.deployment().flatMap(plan -> {
            var there = plan.alarms().stream().map(AlarmPlan::terms).toList();
            var missing = c.policy().rollout().alarms().stream()
                    .filter(terms -> !there.contains(terms))
                    .map(terms -> terms.metric())
                    .toList();
            return missing.isEmpty()
                    ? Optional.empty()
                    : deny(c, "without an alarm on " + missing, "every alarm of the environment", "plan again");
        });
    }
}
