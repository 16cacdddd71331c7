package dev.slipway.adapter.bundled;

import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Group;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Place;
import dev.slipway.core.model.Region;
import dev.slipway.core.model.Registry;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.ApprovalTerms;
import dev.slipway.core.plan.ApprovalTriggers;
import dev.slipway.core.plan.Clause;
import dev.slipway.core.plan.FreezeWindow;
import dev.slipway.core.plan.Policy;
import dev.slipway.core.plan.RolloutTerms;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `limits.json` as it is written. `clauses` are the files of the bundle that hold the words.
record LimitsDocument(String bundle, List<String> clauses, List<Limits> environments) {
    /// Where an environment lies.
    record Site(String account, Region region, String role, Registry registry) {}

    /// Whose word counts for an approval, and whether they have to sign in; without a word on that they need not.
    record Terms(
            int votes,
            List<Group> groups,
            Group approvers,
            Group escalation,
            int rounds,
            Optional<Boolean> signIn) {}

    /// What else counts for a plan that costs more.
    record Large(BigDecimal aboveUsdPerHour, int votes, List<Group> groups) {}

    /// The limits of one environment, in the units of their names.
    record Limits(
            Environment environment,
            Site place,
            BigDecimal environmentBudgetUsdPerHour,
            BigDecimal defaultBudgetUsdPerHour,
            BigDecimal largestBudgetUsdPerHour,
            BigDecimal approvalAboveUsdPerHour,
            boolean alwaysApproved,
            int approvalAboveInstances,
            int approvalAbovePriceAgeDays,
            boolean firstDeploymentApproved,
            Terms approval,
            Optional<Large> largeApproval,
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
                    new ApprovalTriggers(
                            alwaysApproved,
                            usd("approval_above_usd_per_hour", approvalAboveUsdPerHour),
                            approvalAboveInstances,
                            approvalAbovePriceAgeDays,
                            firstDeploymentApproved),
                    terms(),
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
                            rollout.oneAtOnce(),
                            rollout.terms(),
                            rehearsalFirst,
                            freezes,
                            quotas),
                    words);
        }

        private ApprovalTerms terms() {
            return new ApprovalTerms(
                    approval.votes(),
                    approval.groups(),
                    approval.approvers(),
                    approval.escalation(),
                    approval.rounds(),
                    approval.signIn().orElse(false),
                    largeApproval.map(large -> new ApprovalTerms.Large(
                            usd("large_approval.above_usd_per_hour", large.aboveUsdPerHour()),
                            large.votes(),
                            large.groups())));
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
