package dev.slipway.core.rollout;

import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.RemovalPlan;
import java.time.Instant;
import java.util.Optional;

/// What an ended plan leaves of its endpoint and of the budget.
///
/// What may still run keeps its share until a removal succeeds: the bill goes on as well.
record Settlement(EndpointRecord endpoint, Budget budget) {
    static Settlement of(PlanRecord record, EndpointRecord endpoint, Budget budget, Instant now) {
        return switch (record.plan().orElseThrow()) {
            case DeploymentPlan plan -> deployment(record, plan, endpoint, budget, now);
            case RemovalPlan plan -> removal(record, plan, endpoint, budget, now);
        };
    }

    private static Settlement deployment(
            PlanRecord record, DeploymentPlan plan, EndpointRecord endpoint, Budget budget, Instant now) {
        return switch (record.status()) {
            case DEPLOYED -> new Settlement(
                    endpoint.with(generation(record, plan, endpoint, now)).released(EndpointRecord.State.LIVE),
                    budget.keepOnly(record.id(), plan.endpoint()));
            case REHEARSED, DENIED, CANCELLED -> new Settlement(
                    endpoint.released(endpoint.state()), budget.release(record.id()));
            case UNDONE -> new Settlement(endpoint.settled(now), budget.release(record.id()));
            case BROKEN -> new Settlement(endpoint.failed(failure(record)), budget);
            default -> new Settlement(
                    endpoint.state() == EndpointRecord.State.LIVE
                            ? endpoint.released(EndpointRecord.State.LIVE)
                            : endpoint.failed(failure(record)),
                    budget.release(record.id()));
        };
    }

    private static Settlement removal(
            PlanRecord record, RemovalPlan plan, EndpointRecord endpoint, Budget budget, Instant now) {
        return switch (record.status()) {
            case REMOVED -> new Settlement(endpoint.removed(now), budget.release(plan.endpoint()));
            case REHEARSED, DENIED, CANCELLED -> new Settlement(endpoint.released(endpoint.state()), budget);
            default -> new Settlement(endpoint.failed(failure(record)), budget);
        };
    }

    private static EndpointRecord.Failure failure(PlanRecord record) {
        return new EndpointRecord.Failure(
                record.id(), record.reason().orElse(record.status().word()));
    }

    private static Generation generation(
            PlanRecord record, DeploymentPlan plan, EndpointRecord endpoint, Instant now) {
        return new Generation(
                endpoint.generations().size() + 1,
                record.id(),
                plan.hash(),
                plan.model(),
                plan.image().digest(),
                plan.instanceType(),
                plan.instances(),
                plan.objects(),
                record.cost().orElseThrow().now(),
                now,
                Optional.empty());
    }
}
