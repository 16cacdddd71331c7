package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.engine.Phase.Calling;
import dev.slipway.engine.Phase.Handing;
import dev.slipway.engine.Phase.Pending;
import dev.slipway.engine.Phase.Retrying;
import dev.slipway.engine.Phase.Waiting;
import dev.slipway.engine.Position.Over;
import dev.slipway.engine.Position.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/// An execution's progress as the text of a snapshot.
final class ProgressText {
    private ProgressText() {}

    static Snapshot write(Progress progress) {
        var origin = progress.origin();
        var json = Json.object();
        json.put("definition", origin.definition())
                .put("started", origin.started().toString());
        origin.deadline().ifPresent(deadline -> json.put("deadline", deadline.toString()));
        json.set("input", origin.input());
        json.put("lastEvent", progress.lastEvent());
        switch (progress.position()) {
            case Visit visit -> {
                json.set("variables", progress.variables());
                json.set("visit", visit(visit));
            }
            case Over over -> json.set("over", StatusText.write(over.status()));
        }
        return new Snapshot(origin.id(), progress.sequence(), progress.isOver(), json.toString());
    }

    private static JsonNode visit(Visit visit) {
        var json = Json.object().put("state", visit.state()).put("event", visit.enteredEvent());
        json.put("entered", visit.entered().toString()).set("input", visit.input());
        var tries = json.putArray("tries");
        visit.tries().forEach(tries::add);
        switch (visit.phase()) {
            case Phase.Entered() -> {}
            case Waiting(var until) -> json.put("until", until.toString());
            case Retrying(var at) -> json.put("retryAt", at.toString());
            case Calling calling -> json.set("calling", calling(calling));
            case Handing handing ->
                json.set("handing", call(handing.function(), handing.payload()).set("token", TokenText.write(handing.token())));
            case Pending(var token) -> json.set("pending", TokenText.write(token));
        }
        return json;
    }

    private static JsonNode calling(Calling calling) {
        var json = call(calling.function(), calling.payload());
        calling.deadline().ifPresent(deadline -> json.put("deadline", deadline.toString()));
        return json;
    }

    private static ObjectNode call(String function, JsonNode payload) {
        return Json.object().put("function", function).set("payload", payload);
    }

    static Progress read(Snapshot snapshot) {
        var json = Json.parse(snapshot.json());
        var origin = new Origin(
                snapshot.id(),
                json.get("definition").textValue(),
                instant(json, "started").orElseThrow(),
                json.get("input"),
                instant(json, "deadline"));
        var variables = json.get("variables") instanceof ObjectNode object ? object : Json.object();
        return new Progress(origin, snapshot.sequence(), json.get("lastEvent").longValue(), variables, position(json));
    }

    private static Position position(JsonNode json) {
        if (json.has("over")) {
            return new Over(StatusText.read(json.get("over")));
        }
        var visit = json.get("visit");
        var tries = new ArrayList<Integer>();
        visit.get("tries").forEach(count -> tries.add(count.intValue()));
        var entered = instant(visit, "entered").orElseThrow();
        return new Visit(
                visit.get("state").textValue(),
                visit.get("event").longValue(),
                entered,
                visit.get("input"),
                tries,
                phase(visit));
    }

    private static Phase phase(JsonNode visit) {
        if (visit.get("calling") instanceof ObjectNode call) {
            return new Calling(call.get("function").textValue(), call.get("payload"), instant(call, "deadline"));
        }
        if (visit.get("handing") instanceof ObjectNode call) {
            return new Handing(
                    call.get("function").textValue(), call.get("payload"), TokenText.read(call.get("token")));
        }
        if (visit.get("pending") instanceof ObjectNode token) {
            return new Pending(TokenText.read(token));
        }
        return instant(visit, "until")
                .<Phase>map(Waiting::new)
                .or(() -> instant(visit, "retryAt").map(Retrying::new))
                .orElseGet(Phase.Entered::new);
    }

    static Optional<Instant> instant(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name)).map(text -> Instant.parse(text.textValue()));
    }
}
