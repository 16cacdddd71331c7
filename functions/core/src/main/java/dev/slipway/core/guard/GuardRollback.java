package dev.slipway.core.guard;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Finding;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.step.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Judges whether a generation that served before may serve again because a person says so.
///
/// By today's policy, and only by the rules on what may run at all: registry, type, region, quota, blocks. Price, cap,
/// freeze, age and approval hold nobody up who takes something back. Nobody outside is asked: the image is the one that
/// the plan pinned, and SageMaker says when it is gone.
public record GuardRollback(Ledger ledger, Policies policies) {
    private static final Facts NOTHING_ASKED =
            new Facts(Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty(), false);

    /// As many of those that may serve again are named to a person who has to choose.
    private static final int NAMED = 3;

    /// Everything that stands against it; nothing when it may.
    public List<Finding> check(EndpointRecord endpoint, Generation to, Instant now) {
        var record = ledger.read(PlanRecord.key(to.plan())).value();
        var policy = policies.of(endpoint.environment())
                .orElseThrow(() -> new Malformed("the policy bundle names no environment " + endpoint.environment()
                        + ": nothing may be brought back there"));
        var budget = ledger.read(Budget.key(endpoint.environment())).found().orElse(Budget.UNTOUCHED);
        return Guard.checkAgain(
                new Case(record, NOTHING_ASKED, policy, budget, Optional.of(endpoint), Optional.empty(), now));
    }

    /// The numbers of the first of these that may serve again.
    public List<Integer> allowed(EndpointRecord endpoint, Stream<Generation> candidates, Instant now) {
        return candidates
                .filter(one -> check(endpoint, one, now).isEmpty())
                .map(Generation::number)
                .limit(NAMED)
                .toList();
    }
}
