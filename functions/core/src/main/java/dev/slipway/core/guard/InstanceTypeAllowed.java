package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import dev.slipway.core.model.InstanceType;
import java.util.Optional;

/// A plan uses only instance types that its environment lists.
final class InstanceTypeAllowed implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return c.deployment()
                .filter(plan -> !c.policy().instanceTypes().contains(plan.instanceType()))
                .flatMap(plan ->
                        deny(c, plan.instanceType(), allowed(c), "choose one of these types"));
    }

    private static String allowed(Case c) {
        return String.join(
                ", ", c.policy().instanceTypes().stream().map(InstanceType::value).toList());
    }
}
