package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.Optional;

/// An alarm can fire before the next step of the rollout is taken.
final class AlarmsFireWithinBake implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return c.deployment().flatMap(plan -> plan.alarms().stream()
                .filter(alarm -> alarm.terms().firesWithin().compareTo(plan.rollout().bake()) > 0)
                .findFirst()
                .flatMap(alarm -> deny(
                        c,
                        "%s fires within %d s"
                                .formatted(alarm.name(), alarm.terms().firesWithin().toSeconds()),
                        "within the bake of %d s".formatted(plan.rollout().bake().toSeconds()),
                        "have the policy bake longer, or give the alarm fewer or shorter periods")));
    }
}
