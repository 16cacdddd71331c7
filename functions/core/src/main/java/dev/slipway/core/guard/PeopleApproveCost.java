package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.Optional;

/// A person approves what costs more than the environment lets pass.
final class PeopleApproveCost implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        var limit = c.policy().approvedWhen().above();
        return c.cost().compareTo(limit) <= 0
                ? Optional.empty()
                : needsApproval(c, c.cost(), "at most " + limit + " without a person", "choose a smaller instance");
    }
}
