package dev.slipway.twin.sagemaker;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All the twin remembers, by ARN.
record State(
        Map<String, Resource> models,
        Map<String, Resource> configurations,
        Map<String, Endpoint> endpoints,
        Map<String, Map<String, String>> tags,
        Traffic traffic) {
    State() {
        this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new Traffic());
    }

    void replaceBy(State other) {
        models.putAll(other.models);
        configurations.putAll(other.configurations);
        endpoints.putAll(other.endpoints);
        tags.putAll(other.tags);
        traffic.dealt().putAll(other.traffic.dealt());
    }

    Optional<Endpoint> endpoint(String arn, Instant now) {
        return present(endpoints.get(arn), now);
    }

    /// Whatever its region: for callers whose credential names none.
    Optional<Endpoint> endpointNamed(String name, Instant now) {
        return endpoints.values().stream()
                .filter(each -> each.name().equals(name) && !each.isGone(now))
                .findFirst();
    }

    boolean holds(String arn, Instant now) {
        return models.containsKey(arn)
                || configurations.containsKey(arn)
                || endpoint(arn, now).isPresent();
    }

    private static Optional<Endpoint> present(@Nullable Endpoint endpoint, Instant now) {
        return Optional.ofNullable(endpoint).filter(each -> !each.isGone(now));
    }
}
