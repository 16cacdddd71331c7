package dev.slipway.app.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.engine.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One execution of a machine: what went in, which states it passed, what each call was answered, how it ended.
///
/// Shape: `calls` are in order; each has `state`, `function`, `payload` and either `answer` or `error` and `cause`. A file each,
/// in `statemachines/histories`.
record Recording(String name, JsonNode json) {
    static final Path FOLDER = Path.of("../../statemachines/histories");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "token";

    /// Every recording that is kept.
    static List<Recording> all() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Recording::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recording read(Path file) {
        try {
            return new Recording(file.getFileName().toString().replace(".json", ""), JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a history tells.
    static Recording of(String name, String machine, List<Event> history) {
        var json = JSON.createObjectNode().put("machine", machine);
        json.set("input", history.getFirst().details().path("input"));
        json.set("calls", JSON.valueToTree(calls(history)));
        json.set("road", JSON.valueToTree(road(history)));
        json.put("end", history.getLast().type());
        return new Recording(name, json);
    }

    void write() throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(
                FOLDER.resolve(name + ".json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    }

    String machine() {
        return json.get("machine").textValue();
    }

    JsonNode input() {
        return json.get("input");
    }

    List<JsonNode> calls() {
        return list(json.get("calls"));
    }

    List<String> road() {
        return list(json.get("road")).stream().map(JsonNode::textValue).toList();
    }

    String end() {
        return json.get("end").textValue();
    }

    /// The states that an execution passed, in order.
    static List<String> road(List<Event> history) {
        return history.stream()
                .filter(event -> event.type().endsWith("StateEntered"))
                .map(event -> event.details().path("state").textValue())
                .toList();
    }

    private static List<ObjectNode> calls(List<Event> history) {
        var calls = new ArrayList<ObjectNode>();
        var state = "";
        for (var event : history) {
            var details = event.details();
            switch (event.type()) {
                case "TaskStateEntered" -> state = details.path("state").textValue();
                case "TaskScheduled" -> calls.add(call(state, details.path("parameters")));
                case "TaskSucceeded" -> answer(calls.getLast(), details.path("output"));
                case "TaskFailed", "TaskTimedOut" -> calls.getLast()
                        .put("error", details.path("error").asText())
                        .put("cause", details.path("cause").asText());
                default -> {}
            }
        }
        return calls;
    }

    private static ObjectNode call(String state, JsonNode parameters) {
        var call = JSON.createObjectNode().put("state", state);
        call.set("function", parameters.path("FunctionName"));
        var payload = (ObjectNode) parameters.path("Payload").deepCopy();
        if (payload.has(TOKEN)) {
            payload.put(TOKEN, "as-it-was-given");
        }
        call.set("payload", payload);
        return call;
    }

    /// The token in what a function is sent; nothing where it has none.
    static Optional<String> token(byte[] payload) {
        try {
            return Optional.ofNullable(JSON.readTree(payload).path(TOKEN).textValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A task that waits for its token has the callback's output as its result, any other the function's answer.
    private static void answer(ObjectNode call, JsonNode output) {
        call.set("answer", output.has("Payload") ? output.get("Payload") : output);
    }

    private static List<JsonNode> list(JsonNode array) {
        return Stream.of(array).flatMap(all -> Stream.iterate(0, i -> i < all.size(), i -> i + 1).map(all::get)).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
