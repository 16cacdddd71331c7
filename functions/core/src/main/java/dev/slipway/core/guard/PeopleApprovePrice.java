package dev.slipway.core.guard;

import dev.slipway.core.fit.Prices;
import dev.slipway.core.model.Finding;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A person approves what is counted with an old price.
final class PeopleApprovePrice implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        int limit = c.policy().approvedWhen().abovePriceAge();
        var today = LocalDate.ofInstant(c.now(), ZoneOffset.UTC);
        return c.deployment()
                .flatMap(plan -> c.facts().price())
                .map(price -> ChronoUnit.DAYS.between(price.asOf(), today))
                .filter(age -> age > limit)
                .flatMap(age -> needsApproval(
                        c,
                        "a price " + age + " days old",
                        "at most " + limit + " days without a person",
                        "let a person approve it; " + Prices.SUPPLIED));
    }
}
