package dev.slipway.core.plan;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.Application;
import dev.slipway.core.model.Place;

/// Takes an endpoint away and stops its bill.
public record RemovalPlan(Place place, Application app) implements Plan {
    @Override
    public Canonical.Fields canonical() {
        return Canonical.Fields.NONE
                .with("kind", "removal")
                .with("place", Plan.canonical(place))
                .with("app", app);
    }
}
