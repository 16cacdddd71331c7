package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.Optional;

/// The price has not risen since the plan was made.
final class PriceUnchanged implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return c.deployment()
                .flatMap(plan -> c.facts()
                        .price()
                        .map(price -> price.amount().times(plan.instances()))
                        .filter(cost -> cost.compareTo(c.cost()) > 0)
                        .flatMap(cost -> deny(c, cost, "at most " + c.cost() + ", as planned", "plan again")));
    }
}
