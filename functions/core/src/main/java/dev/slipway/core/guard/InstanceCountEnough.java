package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.Optional;

/// A plan has the instances that its environment's rollout needs: traffic moves in steps between two at the least.
final class InstanceCountEnough implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        int least = c.policy().rollout().leastInstances();
        return c.deployment()
                .filter(plan -> plan.instances() < least)
                .flatMap(plan -> deny(c, plan.instances() + " instances", least + " or more", "ask for more instances"));
    }
}
