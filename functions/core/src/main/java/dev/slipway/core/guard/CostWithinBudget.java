package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.Optional;

/// A plan costs no more per hour than its budget.
final class CostWithinBudget implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return c.cost().compareTo(c.allowance()) <= 0
                ? Optional.empty()
                : deny(c, c.cost(), "at most " + c.allowance(), remedy(c));
    }

    private static String remedy(Case c) {
        return c.allowance().compareTo(c.policy().largestBudget()) < 0
                ? "choose a smaller instance or raise the budget"
                : "choose a smaller instance: this is the largest budget that the environment grants";
    }
}
