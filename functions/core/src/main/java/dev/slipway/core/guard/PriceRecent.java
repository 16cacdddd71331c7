package dev.slipway.core.guard;

import dev.slipway.core.fit.Prices;
import dev.slipway.core.model.Finding;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The price that a plan counts with is known and not too old.
final class PriceRecent implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        if (c.deployment().isEmpty()) {
            return Optional.empty();
        }
        int limit = c.policy().priceAgeDays();
        var today = LocalDate.ofInstant(c.now(), ZoneOffset.UTC);
        return c.facts()
                .price()
                .map(price -> ChronoUnit.DAYS.between(price.asOf(), today))
                .map(age -> age >= 0 && age <= limit ? Optional.<Finding>empty() : stale(c, age + " days old"))
                .orElseGet(() -> stale(c, "no price"));
    }

    private Optional<Finding> stale(Case c, String observed) {
        return deny(
                c,
                observed,
                "a price of the last %d days".formatted(c.policy().priceAgeDays()),
                "choose a type with such a price in %s; %s"
                        .formatted(c.plan().place().region(), Prices.SUPPLIED));
    }
}
