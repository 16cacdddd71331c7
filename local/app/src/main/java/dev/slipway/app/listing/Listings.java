package dev.slipway.app.listing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.Shown;
import java.util.ArrayList;
import java.util.List;

/// Reads the ids of a model listing: the answer of an OpenAI-shaped `GET /v1/models`, or one id a line.
///
/// Errors: whatever is broken, empty or only a part is refused with a
/// [dev.slipway.core.failure.Malformed]; an id of a strange shape is kept, for the comparison sets it aside.
public final class Listings {
    private static final String ACCEPTED =
            "{\"object\":\"list\",\"data\":[{\"id\":\"publisher/name\"},…]}, or one publisher/name a line";
    private static final String REMEDY = "fetch the listing again and save the whole answer";

    private Listings() {}

    public static List<String> read(Source source) {
        char first = source.unmarked().text().stripLeading().charAt(0);
        var ids = first == '{' || first == '[' ? ofAnswer(source) : ofLines(source.unmarked());
        if (ids.stream().noneMatch(id -> ModelId.SHAPE.check("model", id).isEmpty())) {
            throw source.not("no entry is publisher/name", ACCEPTED, REMEDY);
        }
        return ids;
    }

    private static List<String> ofAnswer(Source source) {
        var answer = JsonTexts.read(source, ACCEPTED);
        var data = answer.path("data");
        if (answer.path("snapshots").isArray()) {
            throw history(source, answer.path("snapshots"));
        }
        if (!data.isArray() || data.isEmpty()) {
            throw source.not(data.isArray() ? "an empty list" : "no list called data", ACCEPTED, REMEDY);
        }
        if (answer.path("has_more").asBoolean()) {
            throw source.not("one page of several (has_more)", "the whole listing", REMEDY);
        }
        var ids = new ArrayList<String>();
        for (var entry : data) {
            ids.add(id(source, entry, ids.size()));
        }
        return ids;
    }

    /// A recorded history has the form of `nvidia-models-history.json`: which of its days is meant, only a person knows.
    private static Malformed history(Source source, JsonNode snapshots) {
        var days = snapshots.valueStream().map(each -> each.path("day").asText("?")).toList();
        return source.not(
                "a history of %d listings, not one".formatted(days.size()),
                ACCEPTED,
                "choose a day and save its ids, such as: jq -r '.snapshots[] | select(.day==\"%s\") | .ids[]' HISTORY > FILE"
                        .formatted(days.isEmpty() ? "?" : Shown.of(days.getLast())));
    }

    private static String id(Source source, JsonNode entry, int position) {
        var id = entry.path("id");
        if (!id.isTextual() || id.textValue().isBlank()) {
            throw source.not("/data/%d has no id".formatted(position), ACCEPTED, REMEDY);
        }
        return id.textValue();
    }

    private static List<String> ofLines(Source source) {
        var ids = new ArrayList<String>();
        int number = 0;
        for (var line : (Iterable<String>) source.text().lines()::iterator) {
            number++;
            var id = line.strip();
            if (id.chars().anyMatch(c -> c <= ' ' || c == ',' || c == '<' || c == '"') && !id.startsWith("#")) {
                throw source.not("line %d: %s".formatted(number, Shown.of(id)), ACCEPTED, REMEDY);
            }
            if (!id.isEmpty() && !id.startsWith("#")) {
                ids.add(id);
            }
        }
        return ids;
    }
}
