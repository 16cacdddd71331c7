package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// The tags of whatever has an ARN, given at its creation or added later.
final class Tags {
    private static final int LIMIT = 50;

    private final State state;

    Tags(State state) {
        this.state = state;
    }

    ObjectNode add(Asked asked) {
        var arn = existing(asked);
        var tags = new LinkedHashMap<>(state.tags().getOrDefault(arn, Map.of()));
        tags.putAll(read(asked));
        if (tags.size() > LIMIT) {
            throw Invalid.because("A resource has at most " + LIMIT + " tags.");
        }
        state.tags().put(arn, tags);
        return shown(tags);
    }

    ObjectNode list(Asked asked) {
        return shown(state.tags().getOrDefault(existing(asked), Map.of()));
    }

    void give(String arn, Map<String, String> tags) {
        state.tags().put(arn, tags);
    }

    void forget(String arn) {
        state.tags().remove(arn);
    }

    private String existing(Asked asked) {
        var arn = asked.text("ResourceArn");
        if (!asked.place().holds(arn) || !state.holds(arn, asked.now())) {
            throw Invalid.missing("resource", arn);
        }
        return arn;
    }

    static Map<String, String> read(Asked asked) {
        var read = new LinkedHashMap<String, String>();
        asked.request().path("Tags").forEach(tag -> {
            if (read.put(tag.path("Key").asText(), tag.path("Value").asText()) != null) {
                throw Invalid.because(
                        "Duplicate tag keys found: " + tag.path("Key").asText());
            }
        });
        return read;
    }

    private static ObjectNode shown(Map<String, String> tags) {
        var shown = Json.object();
        var list = shown.putArray("Tags");
        tags.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        return shown;
    }
}
