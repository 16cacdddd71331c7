package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.Optional;

/// A person approves what has more instances than the environment lets pass.
final class PeopleApproveSize implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        int limit = c.policy().approvedWhen().aboveInstances();
        return c.deployment()
                .filter(plan -> plan.instances() > limit)
                .flatMap(plan -> needsApproval(
                        c,
                        plan.instances() + " instances",
                        "at most " + limit + " without a person",
                        "ask for fewer instances"));
    }
}
