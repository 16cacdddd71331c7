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
            new InstanceCountEnough(),
            new CapacityForTwoFleets(),
            new RegionAllowed(),
            new ImageFromAllowedRegistry(),
            new ImagePinnedByDigest(),
            new RequiredTagsPresent(),
            new PlanRecent(),
            new EndpointFree(),
            new EndpointNotFailed(),
            new NotFrozen(),
            new PlanNotBlocked(),
            new RehearsedFirst(),
            new RolloutCareful(),
            new AlarmsPresent(),
            new AlarmsWatchEndpoint(),
            new AlarmsFireWithinBake(),
            new AlarmsQuiet(),
            new PeopleApproveEnvironment(),
            new PeopleApproveCost(),
            new PeopleApproveSize(),
            new PeopleApprovePrice(),
            new PeopleApproveFirst(),
            new ApprovalHolds());

    /// What holds for whatever is made to run, however it comes to that.
    private static final List<GuardRule> AGAIN = List.of(
            new InstanceTypeAllowed(),
            new CapacityForTwoFleets(),
            new RegionAllowed(),
            new ImageFromAllowedRegistry(),
            new PlanNotBlocked());

    private Guard() {}

    /// What the rules have to say of the case: everything, not only the first.
    public static List<Finding> check(Case c) {
        return check(RULES, c);
    }

    /// What they have to say of a plan that served before and is to serve again, where time, money and people do not count.
    static List<Finding> checkAgain(Case c) {
        return check(AGAIN, c);
    }

    private static List<Finding> check(List<GuardRule> rules, Case c) {
        return rules.stream()
                .map(rule -> rule.check(c))
                .flatMap(Optional::stream)
                .toList();
    }

    /// What the rules are called; each has a clause in the policy.
    public static List<String> rules() {
        return RULES.stream().map(GuardRule::name).toList();
    }
}
