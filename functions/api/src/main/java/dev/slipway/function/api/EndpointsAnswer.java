package dev.slipway.function.api;

import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Freeze;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.rollout.ListEndpoints;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The body of `GET /endpoints`: a page of what runs, and what of each environment's budget is taken.
///
/// Shape: `next` is the name to ask after, if there are more; `freezes` are those that hold now; `history` is there where
/// it is asked for. Units: US dollars an hour, exact.
record EndpointsAnswer(
        List<Endpoint> endpoints, List<Spending> spending, List<Frozen> freezes, Optional<String> next) {
    record Endpoint(
            String name,
            String app,
            String env,
            String state,
            Optional<String> owner,
            Optional<Serving> current,
            Optional<Failure> failure,
            Optional<EndpointHistory> history) {
        static Endpoint of(EndpointRecord record, boolean history) {
            return new Endpoint(
                    EndpointRecord.nameOf(record.app(), record.environment()).value(),
                    record.app().value(),
                    record.environment().value(),
                    Words.of(record.state()),
                    record.owner().map(run -> run.value()),
                    record.current().map(Serving::of),
                    record.failure().map(failure -> Failure.of(record, failure)),
                    history ? Optional.of(EndpointHistory.of(record)) : Optional.empty());
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

    /// A generation that serves or served.
    ///
    /// Shape: `config` is the name of its endpoint configuration at SageMaker.
    record Serving(
            int generation,
            String planId,
            String planHash,
            String config,
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
                    generation.objects().value(),
                    generation.model().value(),
                    generation.image().value(),
                    generation.instanceType().value(),
                    generation.instances(),
                    Money.of(generation.cost()),
                    generation.since());
        }
    }

    record Spending(String env, BigDecimal reservedUsdPerHour, BigDecimal capUsdPerHour) {}

    /// By whom an environment is frozen, and until when.
    record Frozen(String env, String by, Instant since, Optional<Instant> until, Optional<String> reason) {
        static Frozen of(Freeze freeze) {
            return new Frozen(
                    freeze.environment().value(), freeze.by().value(), freeze.since(), freeze.until(), freeze.reason());
        }
    }

    static EndpointsAnswer of(ListEndpoints.Endpoints page, boolean history) {
        return new EndpointsAnswer(
                page.endpoints().stream().map(endpoint -> Endpoint.of(endpoint, history)).toList(),
                page.spending().stream()
                        .map(spent ->
                                new Spending(spent.env().value(), Money.of(spent.reserved()), Money.of(spent.cap())))
                        .toList(),
                page.freezes().stream().map(Frozen::of).toList(),
                page.next());
    }
}
