package dev.slipway.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.contract.StepName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The machines on Step Functions as LocalStack executes them: the same states in the same order as on our engine, and
/// the same end.
///
/// LocalStack was started with the file that [MockConfig] writes. The copy under test has waits and intervals of one
/// second, and is otherwise the file as it is drawn. It is called without a client of AWS: LocalStack looks at no signature.
@EnabledIfEnvironmentVariable(named = "SFN_MOCKED_ENDPOINT", matches = "http.+")
final class MachinesEmulatorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, String> MACHINES = new ConcurrentHashMap<>();
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    static List<Recording> recordings() {
        return Recording.all().stream().filter(MachinesEmulatorTest::canBeShown).toList();
    }

    /// LocalStack's mocks throw no error of Step Functions itself, such as `States.Timeout`.
    private static boolean canBeShown(Recording recording) {
        return recording.calls().stream().noneMatch(call -> call.path("error").asText().startsWith("States."));
    }

    @Test
    void onlyTheTimeOutOfARoundCannotBeShown() {
        assertThat(Recording.all().stream().filter(recording -> !canBeShown(recording)))
                .extracting(Recording::name)
                .containsExactly("deployment-denied-3");
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void stepFunctionsTakesTheRoadThatOurEngineTook(Recording recording) throws Exception {
        var machine = MACHINES.computeIfAbsent(recording.machine(), MachinesEmulatorTest::created);
        var start = JSON.createObjectNode()
                .put("stateMachineArn", machine + "#" + recording.name())
                .put("name", recording.name() + "-" + UUID.randomUUID())
                .put("input", recording.input().toString());
        var execution = call("StartExecution", start).get("executionArn").textValue();

        var history = history(execution);

        assertThat(road(history)).isEqualTo(recording.road());
        assertThat(history.getLast().get("type").textValue()).isEqualTo(recording.end());
    }

    private static List<JsonNode> history(String execution) throws IOException, InterruptedException {
        var asked = JSON.createObjectNode().put("executionArn", execution);
        var patience = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (call("DescribeExecution", asked).get("status").textValue().equals("RUNNING")) {
            assertThat(System.nanoTime()).as("%s still runs", execution).isLessThan(patience);
            Thread.sleep(200);
        }
        var events = new ArrayList<JsonNode>();
        call("GetExecutionHistory", asked.put("maxResults", 1_000)).get("events").forEach(events::add);
        return events;
    }

    private static List<String> road(List<JsonNode> history) {
        return history.stream()
                .filter(event -> event.get("type").textValue().endsWith("StateEntered"))
                .map(event -> event.at("/stateEnteredEventDetails/name").textValue())
                .toList();
    }

    /// The machine's name is that of the mocked one.
    private static String created(String machine) {
        try {
            var definition = JSON.readTree(Path.of("../../statemachines", machine + ".asl.json").toFile());
            inSeconds(definition);
            var text = definition.toString();
            for (var step : StepName.values()) {
                text = text.replace(
                        "${" + step.placeholder() + "}",
                        "arn:aws:lambda:us-east-1:000000000000:function:" + step.title());
            }
            return call(
                            "CreateStateMachine",
                            JSON.createObjectNode()
                                    .put("name", machine)
                                    .put("definition", text)
                                    .put("roleArn", "arn:aws:iam::000000000000:role/machines"))
                    .get("stateMachineArn")
                    .textValue();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void inSeconds(JsonNode definition) {
        for (var field : List.of("Seconds", "IntervalSeconds")) {
            definition.findParents(field).forEach(parent -> ((ObjectNode) parent).put(field, 1));
        }
    }

    private static JsonNode call(String operation, ObjectNode request) throws IOException, InterruptedException {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(System.getenv("SFN_MOCKED_ENDPOINT")))
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", "AWSStepFunctions." + operation)
                        .header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/states/aws4_request,"
                                        + " SignedHeaders=host, Signature=0")
                        .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s: %s", operation, answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
