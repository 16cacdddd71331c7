package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.Optional;

/// Everything that a plan makes carries the tags that its environment requires.
final class RequiredTagsPresent implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        var missing = c.policy().requiredTags().stream()
                .filter(tag -> !c.facts().tags().contains(tag))
                .toList();
        return c.deployment().isEmpty() || missing.isEmpty()
                ? Optional.empty()
                : deny(c, "without " + missing, "the tags " + c.policy().requiredTags(), "name what the tags need");
    }
}
