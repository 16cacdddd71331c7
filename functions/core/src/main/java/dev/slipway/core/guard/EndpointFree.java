package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import dev.slipway.core.plan.EndpointRecord;
import java.util.Optional;

/// One plan at a time works on an endpoint.
final class EndpointFree implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return c.endpoint()
                .flatMap(EndpointRecord::owner)
                .filter(owner -> !owner.equals(c.record().id().run()))
                .flatMap(owner -> deny(
                        c, "run " + owner + " works on " + c.plan().endpoint(), "no other run", "wait for its end"));
    }
}
