package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.Optional;

/// A rollout goes no faster than its environment asks, as far as SageMaker can move its instances in steps.
///
/// Compared is what SageMaker is asked for. It moves whole instances: of two, a tenth is one.
final class RolloutCareful implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return c.deployment().flatMap(plan -> {
            var asked = c.policy().rollout().policyFor(plan.instances());
            return plan.rollout().atLeastAsCarefulAs(asked)
                    ? Optional.empty()
                    : deny(c, plan.rollout().sentence(), "as careful as " + asked.sentence(), "plan again");
        });
    }
}
