package dev.slipway.adapter.bundled;

import dev.slipway.core.model.Environment;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Place;
import dev.slipway.core.model.Region;
import dev.slipway.core.model.Registry;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.Clause;
import dev.slipway.core.plan.Policy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

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
            int largestInstanceCount,
            List<Region> regions,
            List<Registry> registries,
            List<String> requiredTags,
            int priceAgeDays,
            int planAgeMinutes) {
        Policy policy(String bundle, List<Clause> words) {
            return new Policy(
                    new Place(environment, place.account(), place.region(), place.role(), place.registry(), bundle),
                    UsdPerHour.ofDollars(environmentBudgetUsdPerHour),
                    UsdPerHour.ofDollars(defaultBudgetUsdPerHour),
                    UsdPerHour.ofDollars(largestBudgetUsdPerHour),
                    UsdPerHour.ofDollars(approvalAboveUsdPerHour),
                    alwaysApproved,
                    instanceTypes,
                    largestInstanceCount,
                    regions,
                    registries,
                    requiredTags,
                    priceAgeDays,
                    Duration.ofMinutes(planAgeMinutes),
                    words);
        }
    }
}
