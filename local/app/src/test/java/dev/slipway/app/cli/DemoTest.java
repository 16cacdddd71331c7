package dev.slipway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.app.golden.Recorder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo as programs see it.
final class DemoTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FACTOR = "30";

    @Test
    void everyExpectationHoldsAndEveryRoadIsRecorded(@TempDir Path home) throws JsonProcessingException {
        var data = home.resolve("demo");
        var spoken = Spoken.run(at(home), "demo", "--json", "--factor", FACTOR, "--home", data.toString());

        var lines = lines(spoken);
        assertThat(spoken.err()).isEmpty();
        assertThat(spoken.exit()).isZero();
        assertThat(lines.getLast().path("summary").asBoolean()).isTrue();
        assertThat(lines.getLast().path("failed").asInt()).isZero();
        assertThat(lines.stream().filter(line -> line.path("held").asBoolean()))
                .hasSize(lines.getLast().path("passed").asInt());
        Recorder.keepIfAsked(data);
        assertThat(Recorder.unrecorded(data)).as("to be recorded by local/record").isEmpty();
    }

    @Test
    void withoutCapacityItNamesWhatDidNotHold(@TempDir Path home) throws JsonProcessingException {
        var spoken = Spoken.run(at(home), "demo", "--json", "--factor", FACTOR, "--capacity", "none");

        assertThat(spoken.exit()).isEqualTo(1);
        assertThat(spoken.err()).contains("did not hold: the sentence is deployed");
        assertThat(lines(spoken).getLast().path("failed").asInt()).isPositive();
    }

    private static Map<String, String> at(Path home) {
        return Map.of("SLIPWAY_HOME", home.toString());
    }

    private static List<JsonNode> lines(Spoken spoken) throws JsonProcessingException {
        var lines = new ArrayList<JsonNode>();
        for (var line : (Iterable<String>) spoken.out().lines()::iterator) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
