package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.Optional;

/// Images come from the registries that the environment lists.
final class ImageFromAllowedRegistry implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return c.deployment()
                .map(plan -> plan.image().registry())
                .filter(registry -> !c.policy().registries().contains(registry))
                .flatMap(registry -> deny(
                        c, registry, c.policy().registries(), "copy the image to an allowed registry"));
    }
}
