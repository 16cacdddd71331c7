package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import dev.slipway.core.plan.DeploymentPlan;
import java.util.Optional;

/// The environment's quota holds both fleets of a rollout, and everything else of the same type.
final class CapacityForTwoFleets implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return c.deployment().flatMap(plan -> {
            var type = plan.instanceType();
            var quota = c.policy().rollout().quota(type);
            return quota.filter(limit -> taken(c, plan) + plan.instances() <= limit).isPresent()
                    ? Optional.empty()
                    : deny(
                            c,
                            "%d × %s beside %d".formatted(plan.instances(), type, taken(c, plan)),
                            quota.map(limit -> "at most %d × %s at one time".formatted(limit, type))
                                    .orElse("a type with a known quota"),
                            "undeploy something of that type, or choose another");
        });
    }

    private static long taken(Case c, DeploymentPlan plan) {
        return c.budget().instancesBeside(c.record().id(), plan.instanceType());
    }
}
