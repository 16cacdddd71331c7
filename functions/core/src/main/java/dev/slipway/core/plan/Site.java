package dev.slipway.core.plan;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Place;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.step.Ledger;

/// One endpoint and where it lies, as its plan says: what a step about it may reach.
public record Site(Place place, ResourceName endpoint) {
    public static Site of(Plan plan) {
        return new Site(plan.place(), plan.endpoint());
    }

    /// Of what a plan is about.
    ///
    /// @throws Malformed when there is no such plan, or it was never made
    public static Site of(Ledger ledger, PlanId id) {
        return ledger.read(PlanRecord.key(id))
                .value()
                .plan()
                .map(Site::of)
                .orElseThrow(() -> new Malformed("nothing was planned for %s: it lies nowhere".formatted(id)));
    }
}
