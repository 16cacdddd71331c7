package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.Optional;

/// A plan stays in the regions of its environment.
final class RegionAllowed implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        var region = c.plan().place().region();
        return c.policy().regions().contains(region)
                ? Optional.empty()
                : deny(c, region, c.policy().regions(), "choose an environment in an allowed region");
    }
}
