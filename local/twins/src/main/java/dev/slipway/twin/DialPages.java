package dev.slipway.twin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The dial over HTTP, for programs in other languages.
///
/// Shape: `GET|PUT|DELETE /_dial` shows, replaces, clears; `POST /_dial` adds one rule; `GET|DELETE /_dial/held` shows
/// and releases held answers; `GET /_dial/calls` counts. Errors: 400 says what was not understood, 404, 405.
final class DialPages {
    private record Document(
            @Nullable List<Rule> rules, @Nullable Map<String, BigDecimal> seconds) {}

    private final Dial dial;
    private final Calls calls;
    private final Held held;

    DialPages(Dial dial, Calls calls, Held held) {
        this.dial = dial;
        this.calls = calls;
        this.held = held;
    }

    static boolean owns(Call call) {
        return call.path().equals("/_dial") || call.path().startsWith("/_dial/");
    }

    Answer answer(Call call) {
        try {
            return switch (call.path()) {
                case "/_dial" -> dialled(call);
                case "/_dial/held" -> held(call);
                case "/_dial/calls" -> Answer.json(200, calls.toJson());
                default -> throw new Refusal(404, "NotFound", "The dial is at /_dial, /_dial/held and /_dial/calls.");
            };
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return error(400, "BadDial", String.valueOf(e.getMessage()));
        } catch (Refusal refusal) {
            return error(refusal.status(), refusal.code(), refusal.text());
        }
    }

    static Answer error(int status, String code, String message) {
        return Answer.json(status, Json.object().put("error", code).put("message", message));
    }

    private Answer dialled(Call call) throws JsonProcessingException {
        switch (call.method()) {
            case "GET", "HEAD" -> {}
            case "DELETE" -> dial.clear();
            case "PUT" -> replace(Json.MAPPER.readValue(call.body(), Document.class));
            case "POST" -> dial.add(Json.MAPPER.readValue(call.body(), Rule.class));
            default -> throw notAllowed();
        }
        return Answer.json(200, shown());
    }

    private void replace(Document document) {
        var lengths = new TreeMap<String, Duration>();
        if (document.seconds() != null) {
            document.seconds().forEach((name, seconds) -> lengths.put(name, duration(seconds)));
        }
        dial.replace(document.rules() == null ? List.of() : document.rules(), lengths);
    }

    private static Duration duration(BigDecimal seconds) {
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }

    private ObjectNode shown() {
        var shown = Json.object();
        shown.set("rules", Json.MAPPER.valueToTree(dial.rules()));
        var seconds = shown.putObject("seconds");
        dial.durations().forEach((name, length) -> seconds.put(name, BigDecimal.valueOf(length.toMillis(), 3)));
        return shown;
    }

    private Answer held(Call call) {
        switch (call.method()) {
            case "GET", "HEAD" -> {}
            case "DELETE" -> held.release();
            default -> throw notAllowed();
        }
        return Answer.json(200, Json.MAPPER.valueToTree(held.entries()));
    }

    private static Refusal notAllowed() {
        return new Refusal(405, "MethodNotAllowed", "See docs/wire/sagemaker.md, \"The dial\".");
    }
}
