package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import dev.slipway.twin.Refusal;
import java.util.Map;
import java.util.TreeMap;

/// The operations on tags of alarms.
final class Tags {
    private static final int LIMIT = 50;

    private final Alarms alarms;

    Tags(Alarms alarms) {
        this.alarms = alarms;
    }

    ObjectNode list(Asked asked) {
        var shown = Json.object();
        var list = shown.putArray("Tags");
        existing(asked)
                .tags()
                .forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        return shown;
    }

    ObjectNode add(Asked asked) {
        var alarm = existing(asked);
        var tags = new TreeMap<>(alarm.tags());
        tags.putAll(read(asked.request().path("Tags")));
        if (tags.size() > LIMIT) {
            throw Asked.invalid("An alarm has at most %d tags.".formatted(LIMIT));
        }
        alarms.put(alarm.tagged(tags));
        return Json.object();
    }

    ObjectNode remove(Asked asked) {
        var alarm = existing(asked);
        var tags = new TreeMap<>(alarm.tags());
        asked.request().path("TagKeys").forEach(key -> tags.remove(key.asText()));
        alarms.put(alarm.tagged(tags));
        return Json.object();
    }

    static Map<String, String> read(JsonNode list) {
        var tags = new TreeMap<String, String>();
        list.forEach(tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
        return tags;
    }

    private Alarm existing(Asked asked) {
        var arn = asked.text("ResourceARN");
        return alarms.by(arn)
                .filter(alarm -> alarm.region().equals(asked.region()))
                .orElseThrow(() -> new Refusal(404, "ResourceNotFoundException", "%s is not there.".formatted(arn)));
    }
}
