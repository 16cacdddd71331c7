package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import java.util.List;
import java.util.Optional;

/// The rules, in the order in which people read their findings. All of them run, always.
public final class Guard {
    private static final List<GuardRule> RULES = List.of(
            new CostWithinBudget(),
            new BudgetWithinLimit(),
            new CostWithinEnvironment(),
            new PriceRecent(),
            new PriceUnchanged(),
            new InstanceTypeAllowed(),
            new InstanceCountWithinLimit(),
            new RegionAllowed(),
            new ImageFromAllowedRegistry(),
            new ImagePinnedByDigest(),
            new RequiredTagsPresent(),
            new PlanRecent(),
            new EndpointFree(),
            new EndpointNotFailed(),
            new PeopleApproveEnvironment(),
            new PeopleApproveCost(),
            new PeopleApproveSize(),
            new PeopleApprovePrice(),
            new PeopleApproveFirst(),
            new ApprovalHolds());

    private Guard() {}

    /// What the rules have to say of the case: everything, not only the first.
    public static List<Finding> check(Case c) {
        return RULES.stream()
                .map(rule -> rule.check(c))
                .flatMap(Optional::stream)
                .toList();
    }

    /// What the rules are called; each has a clause in the policy.
    public static List<String> rules() {
        return RULES.stream().map(GuardRule::name).toList();
    }
}
