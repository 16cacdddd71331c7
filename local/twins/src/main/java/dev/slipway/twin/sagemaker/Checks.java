package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.function.Consumer;

/// What a shape cannot say of a request: fields that exclude one another, and names that must exist.
final class Checks {
    private Checks() {}

    static void model(Asked asked) {
        var request = asked.request();
        if (request.has("PrimaryContainer") == request.has("Containers")) {
            throw Invalid.because("Specify either PrimaryContainer or Containers.");
        }
        if (request.has("PrimaryContainer")) {
            container(request.path("PrimaryContainer"));
        }
        request.path("Containers").forEach(Checks::container);
    }

    static Consumer<Asked> configuration(State state) {
        return asked -> {
            var names = new HashSet<String>();
            for (var variant : asked.request().path("ProductionVariants")) {
                if (!names.add(variant.path("VariantName").asText())) {
                    throw Invalid.because("Variant names must be unique within an endpoint configuration.");
                }
                var model = asked.place().model(variant.path("ModelName").asText());
                if (!state.models().containsKey(model)) {
                    throw Invalid.missing("model", model);
                }
            }
        };
    }

    private static void container(JsonNode container) {
        if (container.has("Image") == container.has("ModelPackageName")) {
            throw Invalid.because("A container names either an Image or a ModelPackageName.");
        }
    }
}
