package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.engine.Status.Ended;
import dev.slipway.engine.Status.Failed;
import dev.slipway.engine.Status.Succeeded;
import dev.slipway.engine.Status.TimedOut;
import java.util.Optional;

/// How an execution ended, as part of a snapshot's text.
final class StatusText {
    private StatusText() {}

    static JsonNode write(Ended status) {
        var json = Json.object().put("stopped", status.stopped().toString());
        switch (status) {
            case Succeeded succeeded -> json.put("as", "Succeeded").set("output", succeeded.output());
            case Failed failed -> new Failure(failed.error(), failed.cause()).addTo(json.put("as", "Failed"));
            case TimedOut _ -> json.put("as", "TimedOut");
        }
        return json;
    }

    static Ended read(JsonNode json) {
        var stopped = ProgressText.instant(json, "stopped").orElseThrow();
        var as = json.get("as").textValue();
        return switch (as) {
            case "Succeeded" -> new Succeeded(json.get("output"), stopped);
            case "Failed" -> new Failed(text(json, "error"), text(json, "cause"), stopped);
            case "TimedOut" -> new TimedOut(stopped);
            default -> throw new IllegalStateException("a snapshot of another engine: ended as " + as);
        };
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonNode::textValue);
    }
}
