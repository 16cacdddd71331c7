package dev.slipway.core.rollout;

import dev.slipway.core.model.Environment;
import dev.slipway.core.plan.Freeze;
import dev.slipway.core.plan.FreezeWindow;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.plan.Policy;
import dev.slipway.core.step.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What may have come between a plan's verdict and its execution: a halt that outlasts the verdict or the price that it
/// was made with, or a freeze.
///
/// Both are counted from the verdict, however often the plan stood still since.
record Overtaken(Ledger ledger, Policies policies) {
    /// Why an allowed plan must be planned again, with the policy of this moment.
    Optional<String> why(PlanRecord plan, Instant now) {
        var environment = plan.intent().environment();
        var policy = policies.of(environment);
        return policy.isEmpty()
                ? Optional.of("the policy bundle names no environment %s any more: plan again".formatted(environment))
                : old(plan, policy.get(), now)
                        .or(() -> stale(plan, policy.get(), now))
                        .or(() -> frozen(environment, policy.get(), now)
                                .map("%s: wait for its end, or have the freeze lifted, and plan again"::formatted));
    }

    private static Optional<String> old(PlanRecord plan, Policy policy, Instant now) {
        var age = Duration.between(plan.allowedAt().orElse(plan.since()), now);
        return age.compareTo(policy.planAge()) <= 0
                ? Optional.empty()
                : Optional.of("it was allowed %d minutes ago, at most %d may pass: plan again"
                        .formatted(age.toMinutes(), policy.planAge().toMinutes()));
    }

    /// The day may have changed since the verdict, or the policy.
    private static Optional<String> stale(PlanRecord plan, Policy policy, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return plan.pricedAsOf()
                .filter(day -> ChronoUnit.DAYS.between(day, today) > policy.priceAgeDays())
                .map(day -> "its price is of %s, %d days old, at most %d may pass: supply newer prices and plan again"
                        .formatted(day, ChronoUnit.DAYS.between(day, today), policy.priceAgeDays()));
    }

    private Optional<String> frozen(Environment environment, Policy policy, Instant now) {
        var byPerson = ledger.read(Freeze.key(environment)).found().filter(freeze -> freeze.holds(now));
        return policy.rollout()
                .freezeAt(now)
                .map(FreezeWindow::sentence)
                .map("frozen "::concat)
                .or(() -> byPerson.map(Freeze::sentence));
    }
}
