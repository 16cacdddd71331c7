package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.Optional;

/// In some environments a person approves every change.
final class PeopleApproveEnvironment implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return c.policy().approvedWhen().always()
                ? needsApproval(
                        c,
                        "a change in " + c.policy().place().environment(),
                        "a change that a person approved",
                        "use dev or staging")
                : Optional.empty();
    }
}
