package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import dev.slipway.core.plan.EndpointRecord;
import java.util.Optional;

/// Nothing is deployed onto an endpoint whose last plan failed.
final class EndpointNotFailed implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return c.deployment()
                .flatMap(plan -> c.endpoint())
                .filter(endpoint -> endpoint.state() == EndpointRecord.State.FAILED)
                .flatMap(endpoint -> deny(
                        c,
                        c.plan().endpoint() + " is Failed",
                        "an endpoint that is live or not there",
                        "slipway undeploy %s --env %s".formatted(endpoint.app(), endpoint.environment())));
    }
}
