package dev.slipway.adapter.bundled;

import dev.slipway.core.model.Environment;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Place;
import dev.slipway.core.model.Region;
import dev.slipway.core.model.Registry;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.Clause;
import dev.slipway.core.plan.FreezeWindow;
import dev.slipway.core.plan.Policy;
import dev.slipway.core.plan.RolloutTerms;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// `limits.json` as it is written. `clauses` are the files of the bundle that hold the words.
record LimitsDocument(String bundle, List<String> clauses, List<Limits> environments) {
    /// Where an environment lies.
    record Site(String account, Region region, String role, Registry registry) {}

    /// The limits of one environment, in the units of their names.
    record Limits(
            Environment environment,
            Site place,
            BigDecimal environmentBudgetUsdPerHour,
            BigDecimal defaultBudgetUsdPerHour,
            BigDecimal largestBudgetUsdPerHour,
            BigDecimal approvalAboveUsdPerHour,
            boolean alwaysApproved,
            List<InstanceType> instanceTypes,
            int leastInstanceCount,
            int largestInstanceCount,
            List<Region> regions,
            List<Registry> registries,
            List<String> requiredTags,
            int priceAgeDays,
            int planAgeMinutes,
            RolloutDocument rollout,
            boolean rehearsalFirst,
            List<FreezeWindow> freezes,
            Map<InstanceType, Integer> quotas) {
        Policy policy(String bundle, List<Clause> words) {
            return new Policy(
                    new Place(environment, place.account(), place.region(), place.role(), place.registry(), bundle),
                    usd("environment_budget_usd_per_hour", environmentBudgetUsdPerHour),
                    usd("default_budget_usd_per_hour", defaultBudgetUsdPerHour),
                    usd("largest_budget_usd_per_hour", largestBudgetUsdPerHour),
                    usd("approval_above_usd_per_hour", approvalAboveUsdPerHour),
                    alwaysApproved,
                    instanceTypes,
                    largestInstanceCount,
                    regions,
                    registries,
                    requiredTags,
                    priceAgeDays,
                    Duration.ofMinutes(planAgeMinutes),
                    new RolloutTerms(
                            rollout.rolloutPolicy(),
                            leastInstanceCount,
                            rollout.terms(),
                            rehearsalFirst,
                            freezes,
                            quotas),
                    words);
        }

        private static UsdPerHour usd(String field, BigDecimal dollars) {
            try {
                return UsdPerHour.ofDollars(dollars);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new IllegalArgumentException(
                        "%s is «%s»: accepted are dollars from 0 on with at most six decimals"
                                .formatted(field, dollars),
                        e);
            }
        }
    }
}
