package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the containers of a model: which images, and which model name they answer to.
final class Containers {
    private static final List<String> NAMING = List.of(
            "NIM_SERVED_MODEL_NAME", "NIM_MODEL_NAME", "SM_VLLM_SERVED_MODEL_NAME", "SM_VLLM_MODEL", "HF_MODEL_ID");

    private Containers() {}

    static List<JsonNode> of(Resource model) {
        var containers = new ArrayList<JsonNode>();
        if (model.request().has("PrimaryContainer")) {
            containers.add(model.request().path("PrimaryContainer"));
        }
        model.request().path("Containers").forEach(containers::add);
        return containers;
    }

    /// What the environment says, else the image's repository: `nvcr.io/nim/meta/llama:1` serves `meta/llama`.
    static String served(JsonNode container) {
        var repository = repository(container.path("Image").asText(""));
        return Stream.concat(
                        NAMING.stream()
                                .map(name ->
                                        container.path("Environment").path(name).asText("")),
                        Stream.of(repository, container.path("ModelPackageName").asText("")))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("model");
    }

    /// The image with its digest, or null when nobody knows it.
    static @Nullable String resolved(String image, Function<String, Optional<String>> digests) {
        return image.contains("@sha256:")
                ? image
                : digests.apply(image).map(digest -> pinned(image, digest)).orElse(null);
    }

    static String pinned(String image, String digest) {
        return untagged(image) + "@" + digest;
    }

    private static String untagged(String image) {
        var plain = image.split("@", 2)[0];
        int colon = plain.lastIndexOf(':');
        return colon > plain.lastIndexOf('/') ? plain.substring(0, colon) : plain;
    }

    private static String repository(String image) {
        var path = untagged(image);
        var first = path.split("/", 2)[0];
        var below = first.contains(".") || first.contains(":") ? path.substring(path.indexOf('/') + 1) : path;
        return below.startsWith("nim/") ? below.substring("nim/".length()) : below;
    }
}
