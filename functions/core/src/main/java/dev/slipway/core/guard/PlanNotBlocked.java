package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.Optional;

/// What was taken back from an endpoint does not come again by itself.
final class PlanNotBlocked implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return c.deployment().flatMap(plan -> c.endpoint()
                .filter(endpoint -> endpoint.blocks(plan.hash()))
                .flatMap(endpoint -> deny(
                        c,
                        "this plan was taken back from " + plan.endpoint(),
                        "a plan that was not taken back there",
                        "ask for something else, or have a person clear the block")));
    }
}
