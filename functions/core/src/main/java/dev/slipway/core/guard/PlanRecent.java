package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.time.Duration;
import java.util.Optional;

/// A plan is judged soon after it was made.
final class PlanRecent implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        var age = Duration.between(c.record().intent().acceptedAt(), c.now());
        var limit = c.policy().planAge();
        return age.compareTo(limit) <= 0
                ? Optional.empty()
                : deny(c, age.toMinutes() + " minutes old", "at most " + limit.toMinutes() + " minutes", "plan again");
    }
}
