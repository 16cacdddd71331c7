package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import dev.slipway.core.plan.EndpointRecord;
import java.util.Optional;

/// In some environments a person approves the first deployment of an application: its undo would delete it.
final class PeopleApproveFirst implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        boolean serves = c.endpoint().flatMap(EndpointRecord::current).isPresent();
        return c.deployment()
                .filter(_ -> c.policy().approvedWhen().first() && !serves)
                .flatMap(plan -> needsApproval(
                        c,
                        "nothing of " + plan.app() + " to go back to",
                        "an update of what runs, without a person",
                        "deploy it to another environment first"));
    }
}
