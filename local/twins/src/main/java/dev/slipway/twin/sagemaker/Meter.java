package dev.slipway.twin.sagemaker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Reports what an endpoint's fleets did: for the variant as a whole, and for each fleet of it by its configuration.
final class Meter {
    /// So many requests that ended alike: the container's status, and the time it took.
    record Done(int status, Duration took, long count) {}

    private static final double OVERHEAD_MICROS = 4_000;

    private final Metrics metrics;

    Meter(Metrics metrics) {
        this.metrics = metrics;
    }

    void report(Endpoint endpoint, Fleet fleet, Fleet.Variant variant, Done done, Instant at) {
        if (done.count() == 0) {
            return;
        }
        var both = Map.of("EndpointName", endpoint.name(), "VariantName", variant.name());
        var one = Map.of(
                "EndpointName",
                endpoint.name(),
                "VariantName",
                variant.name(),
                "EndpointConfigName",
                fleet.configuration());
        for (var sample : samples(done, at)) {
            metrics.publish(endpoint.region(), both, sample);
            metrics.publish(endpoint.region(), one, sample);
        }
    }

    private static List<Metrics.Sample> samples(Done done, Instant at) {
        var micros = done.took().toNanos() / 1000.0;
        return List.of(
                new Metrics.Sample("Invocations", "None", 1, done.count(), at),
                new Metrics.Sample("Invocation4XXErrors", "None", done.status() / 100 == 4 ? 1 : 0, done.count(), at),
                new Metrics.Sample("Invocation5XXErrors", "None", done.status() / 100 == 5 ? 1 : 0, done.count(), at),
                new Metrics.Sample("ModelLatency", "Microseconds", micros, done.count(), at),
                new Metrics.Sample("OverheadLatency", "Microseconds", OVERHEAD_MICROS, done.count(), at));
    }
}
