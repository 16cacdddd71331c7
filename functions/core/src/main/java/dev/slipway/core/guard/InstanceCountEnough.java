package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import dev.slipway.core.plan.EndpointRecord;
import java.util.Optional;

/// A plan has the instances that its environment asks for, and what serves is updated with two at the least where traffic is
/// to move in steps, unless the policy lets a single one take all of it at once.
final class InstanceCountEnough implements GuardRule {
    private static final int FOR_STEPS = 2;

    @Override
    public Optional<Finding> check(Case c) {
        int least = Math.max(c.policy().rollout().leastInstances(), forSteps(c));
        return c.deployment()
                .filter(plan -> plan.instances() < least)
                .flatMap(plan -> deny(c, plan.instances() + " instances", least + " or more", "ask for more instances"));
    }

    private static int forSteps(Case c) {
        var terms = c.policy().rollout();
        boolean serves = c.endpoint().flatMap(EndpointRecord::current).isPresent();
        return serves && terms.policy().gradual() && !terms.oneAtOnce() ? FOR_STEPS : 1;
    }
}
