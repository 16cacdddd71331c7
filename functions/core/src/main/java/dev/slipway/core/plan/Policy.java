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
/// `defaultBudget` one plan that names none, `largestBudget` what a plan may ask for. `approvedWhen` says when a
/// person is needed, `approval` whose word counts.
public record Policy(
        Place place,
        UsdPerHour environmentBudget,
        UsdPerHour defaultBudget,
        UsdPerHour largestBudget,
        ApprovalTriggers approvedWhen,
        ApprovalTerms approval,
        List<InstanceType> instanceTypes,
        int largestInstanceCount,
        List<Region> regions,
        List<Registry> registries,
        List<String> requiredTags,
        int priceAgeDays,
        Duration planAge,
        RolloutTerms rollout,
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

    /// The limits in canonical form: what a verdict's facts name as the policy it was made under.
    public Canonical.Fields canonical() {
        return Canonical.Fields.NONE
                .with("place", Plan.canonical(place))
                .with("environment_budget_micro_usd", environmentBudget.microUsd())
                .with("default_budget_micro_usd", defaultBudget.microUsd())
                .with("largest_budget_micro_usd", largestBudget.microUsd())
                .with("approved_when", approvedWhen.canonical())
                .with("approval", approval.canonical())
                .withAll("instance_types", texts(instanceTypes.stream().map(Word::value)))
                .with("largest_instance_count", largestInstanceCount)
                .withAll("regions", texts(regions.stream().map(Word::value)))
                .withAll("registries", texts(registries.stream().map(Word::value)))
                .withAll("required_tags", texts(requiredTags.stream()))
                .with("price_age_days", priceAgeDays)
                .with("plan_age", planAge.toString())
                .with("rollout", rollout.canonical());
    }

    private static List<Canonical.Text> texts(Stream<String> values) {
        return values.map(Canonical.Text::new).toList();
    }
}
