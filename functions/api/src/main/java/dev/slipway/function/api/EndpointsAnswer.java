package dev.slipway.function.api;

import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.rollout.ListEndpoints;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The body of `GET /endpoints`: a page of what runs, and what of each environment's budget is taken.
///
/// Shape: `next` is the name to ask after, if there are more. Units: US dollars an hour, exact.
record EndpointsAnswer(List<Endpoint> endpoints, List<Spending> spending, Optional<String> next) {
    record Endpoint(
            String name,
            String app,
            String env,
            String state,
            Optional<String> owner,
            Optional<Serving> current,
            Optional<Failure> failure) {
        static Endpoint of(EndpointRecord record) {
            return new Endpoint(
                    EndpointRecord.nameOf(record.app(), record.environment()).value(),
                    record.app().value(),
                    record.environment().value(),
                    Words.of(record.state()),
                    record.owner().map(plan -> plan.value()),
                    record.current().map(Serving::of),
                    record.failure().map(failure -> Failure.of(record, failure)));
        }
    }

    /// Why nothing new is deployed here, and the command that clears it.
    record Failure(String planId, String reason, String remedy) {
        static Failure of(EndpointRecord record, EndpointRecord.Failure failure) {
            return new Failure(
                    failure.plan().value(),
                    failure.reason(),
                    "slipway undeploy %s --env %s".formatted(record.app(), record.environment()));
        }
    }

    /// The generation that serves.
    record Serving(
            int generation,
            String planId,
            String planHash,
            String model,
            String image,
            String instanceType,
            int instances,
            BigDecimal usdPerHour,
            Instant since) {
        static Serving of(Generation generation) {
            return new Serving(
                    generation.number(),
                    generation.plan().value(),
                    generation.hash().value(),
                    generation.model().value(),
                    generation.image().value(),
                    generation.instanceType().value(),
                    generation.instances(),
                    Money.of(generation.cost()),
                    generation.since());
        }
    }

    record Spending(String env, BigDecimal reservedUsdPerHour, BigDecimal capUsdPerHour) {}

    static EndpointsAnswer of(ListEndpoints.Endpoints page) {
        return new EndpointsAnswer(
                page.endpoints().stream().map(Endpoint::of).toList(),
                page.spending().stream()
                        .map(spent ->
                                new Spending(spent.env().value(), Money.of(spent.reserved()), Money.of(spent.cap())))
                        .toList(),
                page.next());
    }
}
