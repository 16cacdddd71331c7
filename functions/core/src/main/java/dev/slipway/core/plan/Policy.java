package dev.slipway.core.plan;

import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Place;
import dev.slipway.core.model.Region;
import dev.slipway.core.model.Registry;
import dev.slipway.core.model.Require;
import dev.slipway.core.model.UsdPerHour;
import java.time.Duration;
import java.util.List;

/// The typed limits of one environment, with the clauses that state them in words.
///
/// Units: amounts per hour. `environmentBudget` caps everything that runs there together,
/// `defaultBudget` one plan that names none, `largestBudget` what a plan may ask for; above
/// `approvalAbove` a person is needed, and always where `alwaysApproved`.
public record Policy(
        Place place,
        UsdPerHour environmentBudget,
        UsdPerHour defaultBudget,
        UsdPerHour largestBudget,
        UsdPerHour approvalAbove,
        boolean alwaysApproved,
        List<InstanceType> instanceTypes,
        int largestInstanceCount,
        List<Region> regions,
        List<Registry> registries,
        List<String> requiredTags,
        int priceAgeDays,
        Duration planAge,
        List<Clause> clauses) {
    public Policy {
        Require.positive("largestInstanceCount", largestInstanceCount);
        Require.positive("priceAgeDays", priceAgeDays);
        instanceTypes = List.copyOf(instanceTypes);
        regions = List.copyOf(regions);
        registries = List.copyOf(registries);
        requiredTags = List.copyOf(requiredTags);
        clauses = List.copyOf(clauses);
    }

    /// The ids of the clauses that bind a rule.
    public List<String> clausesOf(String rule) {
        return clauses.stream()
                .filter(clause -> clause.rules().contains(rule))
                .map(Clause::id)
                .toList();
    }
}
