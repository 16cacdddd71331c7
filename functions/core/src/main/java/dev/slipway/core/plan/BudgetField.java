package dev.slipway.core.plan;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import dev.slipway.core.model.UsdPerHour;
import java.math.BigDecimal;

/// A budget as a caller wrote it, in dollars an hour.
sealed interface BudgetField {
    /// An amount that can be counted with.
    record Good(UsdPerHour amount) implements BudgetField {}

    /// Out of range, or finer than a millionth.
    record Bad(Problem problem) implements BudgetField {}

    static BudgetField read(BigDecimal dollars) {
        var fits = dollars.compareTo(new BigDecimal("0.01")) >= 0
                && dollars.compareTo(new BigDecimal("10000")) <= 0
                && dollars.stripTrailingZeros().scale() <= 6;
        return fits
                ? new Good(UsdPerHour.ofDollars(dollars))
                : new Bad(new Problem(
                        "out_of_range",
                        "constraints.budget_usd_per_hour",
                        Shown.of(dollars.toString()),
                        "0.01 to 10000 with at most 6 decimals",
                        "give US dollars an hour"));
    }
}
