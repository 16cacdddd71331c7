package dev.slipway.core.plan;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Place;
import dev.slipway.core.model.Region;
import dev.slipway.core.model.Registry;
import dev.slipway.core.model.Require;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.model.Word;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The typed limits of one environment, with the clauses that state them in words.
///
/// Units: amounts per hour. `environmentBudget` caps everything that runs there together,
/// `defaultBudget` one plan that names none, `largestBudget` what a plan may ask for; above
/// `approvalAbove` a person is needed, and always where `alwaysApproved`. So it is above `approvalAboveInstances`,
/// for a price older than `approvalAbovePriceAgeDays`, and where `firstDeploymentApproved` for the first deployment
/// of an application. `approval` says whose word counts.
public record Policy(
        Place place,
        UsdPerHour environmentBudget,
        UsdPerHour defaultBudget,
        UsdPerHour largestBudget,
        UsdPerHour approvalAbove,
        boolean alwaysApproved,
        int approvalAboveInstances,
        int approvalAbovePriceAgeDays,
        boolean firstDeploymentApproved,
        ApprovalTerms approval,
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
        Require.positive("approvalAboveInstances", approvalAboveInstances);
        Require.positive("approvalAbovePriceAgeDays", approvalAbovePriceAgeDays);
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

    /// The limits in canonical form: what a verdict's facts name as the policy it was made under.
    public Canonical.Fields canonical() {
        return Canonical.Fields.NONE
                .with("place", Plan.canonical(place))
                .with("environment_budget_micro_usd", environmentBudget.microUsd())
                .with("default_budget_micro_usd", defaultBudget.microUsd())
                .with("largest_budget_micro_usd", largestBudget.microUsd())
                .with("approval_above_micro_usd", approvalAbove.microUsd())
                .with("always_approved", Boolean.toString(alwaysApproved))
                .with("approval_above_instances", approvalAboveInstances)
                .with("approval_above_price_age_days", approvalAbovePriceAgeDays)
                .with("first_deployment_approved", Boolean.toString(firstDeploymentApproved))
                .with("approval", approval.canonical())
                .withAll("instance_types", texts(instanceTypes.stream().map(Word::value)))
                .with("largest_instance_count", largestInstanceCount)
                .withAll("regions", texts(regions.stream().map(Word::value)))
                .withAll("registries", texts(registries.stream().map(Word::value)))
                .withAll("required_tags", texts(requiredTags.stream()))
                .with("price_age_days", priceAgeDays)
                .with("plan_age", planAge.toString());
    }

    private static List<Canonical.Text> texts(Stream<String> values) {
        return values.map(Canonical.Text::new).toList();
    }
}
