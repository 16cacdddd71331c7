package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.Optional;

/// A plan has no more instances than its environment grants to one plan.
final class InstanceCountWithinLimit implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        int limit = c.policy().largestInstanceCount();
        return c.deployment()
                .filter(plan -> plan.instances() > limit)
                .flatMap(plan -> deny(c, plan.instances() + " instances", "1 to " + limit, "ask for fewer instances"));
    }
}
