package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import java.util.Map;
import java.util.TreeMap;

/// What a metric is known by: every other set of dimensions is another metric.
record Metric(String namespace, String name, Map<String, String> dimensions) {
    Metric {
        dimensions = new TreeMap<>(dimensions);
    }

    /// From the fields `Namespace`, `MetricName` and `Dimensions` of a request.
    static Metric of(JsonNode node) {
        return of(node.path("Namespace").asText(), node);
    }

    static Metric of(String namespace, JsonNode node) {
        var dimensions = new TreeMap<String, String>();
        node.path("Dimensions")
                .forEach(each -> dimensions.put(
                        each.path("Name").asText(), each.path("Value").asText()));
        return new Metric(namespace, node.path("MetricName").asText(), dimensions);
    }

    ObjectNode toJson() {
        var shown = Json.object().put("Namespace", namespace).put("MetricName", name);
        var list = shown.putArray("Dimensions");
        dimensions.forEach((key, value) -> list.addObject().put("Name", key).put("Value", value));
        return shown;
    }
}
