package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.Optional;

/// An image is pinned by a digest that its registry knows.
final class ImagePinnedByDigest implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return c.deployment()
                .map(plan -> plan.image())
                .filter(image -> !c.facts().image().equals(Optional.of(image.digest())))
                .flatMap(image -> deny(
                        c,
                        c.facts().image().map(digest -> digest + " at the registry").orElse("nothing at the registry"),
                        image.reference(),
                        "plan again, with an image that is there"));
    }
}
