package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.Images;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.step.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Judges whether a generation that served before may serve again because a person says so.
///
/// By today's policy, and only by the rules on what may run at all: registry, digest, type, region, quota, blocks. Price,
/// cap, freeze, age and approval hold nobody up who takes something back.
public final class GuardRollback {
    private final Ledger ledger;
    private final Policies policies;
    private final Images images;

    public GuardRollback(Ledger ledger, Policies policies, Images images) {
        this.ledger = ledger;
        this.policies = policies;
        this.images = images;
    }

    /// Everything that stands against it; nothing when it may.
    ///
    /// @throws dev.slipway.core.failure.Unavailable when the registry does not answer
    public List<Finding> check(EndpointRecord endpoint, Generation to, Instant now) {
        var record = ledger.read(PlanRecord.key(to.plan())).value();
        var policy = policies.of(endpoint.environment()).orElseThrow();
        var budget = ledger.read(Budget.key(endpoint.environment())).found().orElse(Budget.UNTOUCHED);
        return Guard.checkAgain(
                new Case(record, facts(record), policy, budget, Optional.of(endpoint), Optional.empty(), now));
    }

    private Facts facts(PlanRecord record) {
        var image = ((DeploymentPlan) record.plan().orElseThrow()).image();
        return new Facts(
                Optional.empty(),
                images.digest(image.registry(), image.repository(), image.digest().value()),
                List.of(),
                List.of(),
                Optional.empty(),
                false);
    }
}
