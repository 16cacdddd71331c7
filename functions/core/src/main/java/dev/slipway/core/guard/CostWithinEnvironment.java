package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.Optional;

/// An environment never spends more than its budget, what is reserved included.
final class CostWithinEnvironment implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        var cap = c.policy().environmentBudget();
        var share = c.budget().share(c.record().id());
        var reserved = c.budget().reserved();
        var total = share.isPresent() ? reserved : reserved.plus(c.cost());
        return c.deployment().isEmpty() || total.compareTo(cap) <= 0
                ? Optional.empty()
                : deny(
                        c,
                        "%s reserved and %s more".formatted(reserved, c.cost()),
                        "at most %s in %s".formatted(cap, c.policy().place().environment()),
                        "undeploy something there first");
    }
}
