package dev.slipway.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.contract.StepName;
import dev.slipway.wire.JsonReader;
import dev.slipway.wire.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What ran once runs again: a machine that was changed under running plans would strand them.
///
/// A change that is meant is recorded anew: `local/record`.
final class GoldenHistoriesTest {
    private static final JsonReader JSON = new JsonReader(Limits.REQUEST);

    static List<Recording> recordings() {
        return Recording.all();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void aRecordedExecutionTakesTheSameRoadToTheSameEnd(Recording recording) throws Exception {
        var replayed = new Replay(recording).whole();

        assertThat(replayed.road()).isEqualTo(recording.road());
        assertThat(replayed.end()).isEqualTo(recording.end());
        assertThat(replayed.calls()).isEqualTo(recording.calls());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void anExecutionThatAnotherEngineTakesOverAnywhereEndsTheSame(Recording recording) throws Exception {
        for (int calls = 1; calls < recording.calls().size(); calls++) {
            var replayed = new Replay(recording).takenOverAfter(calls);

            assertThat(replayed.road()).as("taken over after %d calls", calls).isEqualTo(recording.road());
            assertThat(replayed.end()).isEqualTo(recording.end());
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void whatMachinesSentAndHeardIsStillUnderstood(Recording recording) {
        for (var call : recording.calls()) {
            var step = step(call.get("function").textValue());
            JSON.read(bytes(call.get("payload")), step.request());
            if (call.has("answer")) {
                JSON.read(bytes(call.get("answer")), step.answer());
            }
        }
    }

    @Test
    void everyStepAndEveryEndOfEveryMachineIsRecorded() {
        var functions = new HashSet<String>();
        Recording.all().forEach(kept -> kept.calls().forEach(call -> functions.add(call.get("function").textValue())));

        assertThat(functions)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(StepName.values()).map(StepName::title).toList());
        assertThat(Recording.all().stream().flatMap(kept -> Stream.of(kept.machine() + " " + kept.end())))
                .contains("deployment ExecutionSucceeded", "rollback ExecutionSucceeded");
    }

    private static StepName step(String title) {
        return Arrays.stream(StepName.values())
                .filter(step -> step.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("a running plan calls " + title + ", which is no step any more"));
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
