package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The recorded task tokens of SQS and SNS, which are JSONPath: the same states in JSONata, with a function in the
/// service's place, tell the same story.
class TokenReferenceTest {
    private static final List<String> COMPARED =
            List.of("type", "state", "error", "timeoutInSeconds", "heartbeatInSeconds");

    @Test
    void everyRecordedTokenTellsTheSameStoryHere() throws Exception {
        var cases = recorded().stream()
                .filter(vector -> vector.toString().contains(".waitForTaskToken"))
                .filter(vector -> !vector.toString().contains("\"Parallel\""))
                .toList();

        assertThat(cases).hasSize(19).allSatisfy(vector -> assertThat(storyHere(vector))
                .as(vector.get("id").textValue())
                .isEqualTo(story(vector.get("expect").get("history"))));
    }

    private static List<JsonNode> storyHere(JsonNode vector) throws InterruptedException {
        var clock = new JumpClock(Given.START);
        var holder = new Holder();
        var journal = new Submissions();
        try (var engine = new Engine(journal, holder, clock, Given.KEY)) {
            var hold = clock.hold();
            var id = engine.start(Machine.load("vector", inJsonata(vector)), "one", vector.get("input"))
                    .id();
            for (var ending : vector.get("expect").get("history")) {
                answer(ending, holder, journal, engine.callbacks());
            }
            hold.close();
            engine.await(id, Given.SOON);
            var events = Json.object().putArray("events");
            engine.history(id).forEach(event -> events.add(copy(event.details()).put("type", event.type())));
            return story(events);
        }
    }

    /// Tells when a function has returned that was given a token.
    private static final class Submissions extends MemoryJournal {
        private final Semaphore submitted = new Semaphore(0);

        @Override
        public synchronized boolean append(Snapshot next, List<Event> more) {
            var written = super.append(next, more);
            submitted.release((int) more.stream()
                    .filter(event -> event.type().equals("TaskSubmitted"))
                    .count());
            return written;
        }
    }

    /// Does what the recorded holders did; where a time-out was recorded they did nothing.
    private static void answer(JsonNode ending, Holder holder, Submissions journal, Callbacks door)
            throws InterruptedException {
        switch (ending.get("type").textValue()) {
            case "TaskSubmitted" -> journal.submitted.acquire();
            case "TaskSucceeded" -> door.sendTaskSuccess(holder.next(), "{}");
            case "TaskFailed" -> {
                var error = Optional.ofNullable(ending.get("error")).map(JsonNode::textValue);
                door.sendTaskFailure(holder.next(), error, Optional.empty());
            }
            default -> {}
        }
    }

    private static String inJsonata(JsonNode vector) {
        var definition = copy(vector.get("definition")).put("QueryLanguage", "JSONata");
        definition.get("States").forEach(state -> {
            if (state instanceof ObjectNode task && task.has("Parameters")) {
                task.put("Resource", "arn:aws:states:::lambda:invoke.waitForTaskToken");
                task.putObject("Arguments")
                        .put("FunctionName", "f")
                        .putObject("Payload")
                        .put("token", "{% $states.context.Task.Token %}");
                var heartbeat = task.path("HeartbeatSecondsPath").asText("").replace("$.", "");
                if (!heartbeat.isEmpty()) {
                    task.put("HeartbeatSeconds", "{% $states.input." + heartbeat + " %}");
                }
            }
        });
        definition.findParents("ResultPath").forEach(parent -> ((ObjectNode) parent).remove("ResultPath"));
        definition
                .findParents("Parameters")
                .forEach(parent -> ((ObjectNode) parent).remove(List.of("Parameters", "HeartbeatSecondsPath")));
        return definition.toString();
    }

    private static List<JsonNode> story(JsonNode events) {
        var story = new ArrayList<JsonNode>();
        events.forEach(event -> story.add(copy(event).retain(COMPARED)));
        return story;
    }

    private static ObjectNode copy(JsonNode json) {
        return (ObjectNode) Json.copy(json);
    }

    private static List<JsonNode> recorded() throws IOException {
        var folder = Vectors.folder();
        Assumptions.assumeTrue(folder.isPresent(), "no folder above this one has shared/data/asl-vectors");
        return Files.readAllLines(folder.orElseThrow().resolve("reference/jsonpath-reference.jsonl")).stream()
                .map(Json::parse)
                .toList();
    }
}
