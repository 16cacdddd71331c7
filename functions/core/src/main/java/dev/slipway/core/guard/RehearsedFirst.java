package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.Optional;

/// Where the environment says so, a plan has been rehearsed as it is before it is carried out.
final class RehearsedFirst implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return c.deployment()
                .filter(_ -> c.policy().rollout().rehearsalFirst())
                .filter(_ -> !c.record().intent().dryRun() && !c.facts().rehearsed())
                .flatMap(plan -> deny(
                        c, "never rehearsed", "a rehearsal of exactly this plan", "ask for the same with dry_run first"));
    }
}
