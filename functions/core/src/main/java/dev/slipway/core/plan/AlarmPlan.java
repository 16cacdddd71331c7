package dev.slipway.core.plan;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.AlarmName;
import dev.slipway.core.model.ResourceName;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// An alarm that takes a rollout back.
///
/// Shape: it watches a variant of an endpoint, the old fleet and the new one together: metrics of one fleet alone
/// exist only once it has traffic. It is named after the endpoint, so that it outlives the generations.
public record AlarmPlan(AlarmName name, ResourceName endpoint, ResourceName variant, AlarmTerms terms) {
    public static AlarmPlan of(ResourceName endpoint, AlarmTerms terms) {
        return new AlarmPlan(nameOf(endpoint, terms.metric()), endpoint, DeploymentPlan.VARIANT, terms);
    }

    /// The name of an endpoint's alarm on a metric.
    public static AlarmName nameOf(ResourceName endpoint, AlarmMetric metric) {
        return new AlarmName("slipway-" + endpoint + "-" + metric.slug());
    }

    /// The dimensions of its metric.
    public SortedMap<String, String> dimensions() {
        return Collections.unmodifiableSortedMap(
                new TreeMap<>(Map.of("EndpointName", endpoint.value(), "VariantName", variant.value())));
    }

    /// What is hashed.
    public Canonical.Fields canonical() {
        return terms.canonical()
                .with("name", name)
                .with("endpoint", endpoint)
                .with("variant", variant);
    }
}
