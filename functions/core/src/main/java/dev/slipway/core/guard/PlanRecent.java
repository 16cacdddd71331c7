package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.time.Duration;
import java.util.Optional;

/// A plan is judged soon after it was asked for, or after people decided: the time in which they thought does not count.
final class PlanRecent implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        var since = c.said()
                .flatMap(said -> said.approval().decidedAt())
                .orElse(c.record().intent().acceptedAt());
        var age = Duration.between(since, c.now());
        var limit = c.policy().planAge();
        return age.compareTo(limit) <= 0
                ? Optional.empty()
                : deny(c, age.toMinutes() + " minutes old", "at most " + limit.toMinutes() + " minutes", "plan again");
    }
}
