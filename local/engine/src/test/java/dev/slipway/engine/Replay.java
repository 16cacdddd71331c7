package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// One recorded execution, run again with the recorded answers.
///
/// What is compared is compared without the headers of the HTTP call AWS made: this engine makes none.
final class Replay {
    private static final List<String> HTTP = List.of("SdkHttpMetadata", "SdkResponseMetadata");

    private final JsonNode vector;
    private final Queue<JsonNode> answers = new ArrayDeque<>();

    Replay(JsonNode vector) {
        this.vector = withoutHttp(vector);
        this.vector.path("tasks").forEach(calls -> calls.forEach(answers::add));
    }

    String id() {
        return vector.get("id").textValue();
    }

    /// Where this engine and AWS differ; empty when they agree.
    ///
    /// @throws IllegalArgumentException when the definition is refused
    List<String> differences() throws InterruptedException {
        var machine = Machine.load("vector", vector.get("definition").toString());
        var journal = new MemoryJournal();
        try (var engine = new Engine(journal, this::answer, new JumpClock(Instant.parse("2026-11-21T00:00:00Z")), Given.KEY)) {
            var id = engine.start(machine, "replay", vector.get("input")).id();
            var ended = engine.await(id, Given.SOON).status();
            return compare(result(ended), engine.history(id));
        }
    }

    private List<String> compare(JsonNode result, List<Event> history) {
        var expected = vector.get("expect");
        var differences = new ArrayList<String>();
        for (var field : List.of("status", "output", "error", "cause")) {
            differ(field, expected.path(field), result.path(field), differences);
        }
        var recorded = expected.get("history");
        differ("order", typesOf(recorded), typesOf(history), differences);
        for (int i = 0; i < Math.min(recorded.size(), history.size()); i++) {
            differ("event " + (i + 1), recorded.get(i), told(history.get(i), recorded.get(i)), differences);
        }
        return differences;
    }

    private static void differ(String what, JsonNode expected, JsonNode found, List<String> differences) {
        if (!expected.equals(found)) {
            differences.add("%s: expected %s, found %s".formatted(what, expected, found));
        }
    }

    private static JsonNode typesOf(JsonNode recorded) {
        var types = Json.object().putArray("types");
        recorded.forEach(event -> types.add(event.get("type")));
        return types;
    }

    private static JsonNode typesOf(List<Event> history) {
        var types = Json.object().putArray("types");
        history.forEach(event -> types.add(event.type()));
        return types;
    }

    /// The recordings leave out what the tests that made them did not look at, such as the first event's input.
    private static JsonNode told(Event event, JsonNode recorded) {
        ObjectNode told = Json.copy(event.details()).deepCopy();
        return told.put("type", event.type()).retain(fieldNames(recorded));
    }

    private static List<String> fieldNames(JsonNode json) {
        var names = new ArrayList<String>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode result(Status status) {
        var result = Json.object();
        switch (status) {
            case Status.Running _ -> result.put("status", "RUNNING");
            case Status.Succeeded succeeded -> result.put("status", "SUCCEEDED").set("output", succeeded.output());
            case Status.Failed failed ->
                new Failure(failed.error(), failed.cause()).addTo(result.put("status", "FAILED"));
            case Status.TimedOut _ -> result.put("status", "TIMED_OUT");
        }
        return Json.copy(result);
    }

    private synchronized byte[] answer(String function, byte[] payload) throws Exception {
        var call = answers.remove();
        var parameters = call.get("parameters");
        var wrapped = parameters.has("FunctionName");
        var expected = wrapped ? parameters.get("Payload") : parameters;
        if (!Json.parse(payload).equals(expected)
                || (wrapped && !parameters.get("FunctionName").textValue().equals(function))) {
            throw new AssertionError("AWS called with " + parameters);
        }
        if (call.has("error")) {
            throw new TaskFailure(
                    call.get("error").textValue(), call.get("cause").textValue());
        }
        var output = call.get("output");
        return Json.bytes(wrapped ? output.get("Payload") : output);
    }

    private static JsonNode withoutHttp(JsonNode json) {
        JsonNode copy = json.deepCopy();
        for (var parent : copy.findParents("SdkHttpMetadata")) {
            ((ObjectNode) parent).remove(HTTP);
        }
        return copy;
    }
}
