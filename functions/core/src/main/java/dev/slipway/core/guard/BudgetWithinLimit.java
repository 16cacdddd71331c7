package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.Optional;

/// A plan asks for no larger budget than its environment grants to one plan.
final class BudgetWithinLimit implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        var limit = c.policy().largestBudget();
        return c.allowance().compareTo(limit) <= 0
                ? Optional.empty()
                : deny(c, "budget " + c.allowance(), "at most " + limit, "ask for a smaller budget");
    }
}
