package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What SageMaker adds to a request that left it out, and gives back when asked: who compares must expect it.
final class Defaults {
    private Defaults() {}

    static void model(ObjectNode model) {
        isolation(model);
        container(model.path("PrimaryContainer"));
        model.path("Containers").forEach(Defaults::container);
    }

    static void configuration(ObjectNode configuration) {
        isolation(configuration);
        for (var variant : configuration.path("ProductionVariants")) {
            if (variant instanceof ObjectNode shown && !shown.has("InitialVariantWeight")) {
                shown.put("InitialVariantWeight", 1.0);
            }
        }
    }

    private static void container(JsonNode container) {
        if (container instanceof ObjectNode shown) {
            if (!shown.has("Mode")) {
                shown.put("Mode", "SingleModel");
            }
            shown.withObject("/Environment");
        }
    }

    private static void isolation(ObjectNode resource) {
        if (!resource.has("EnableNetworkIsolation")) {
            resource.put("EnableNetworkIsolation", false);
        }
    }
}
