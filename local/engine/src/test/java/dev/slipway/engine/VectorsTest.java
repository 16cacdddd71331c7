package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class VectorsTest {
    private static final Pattern LISTED = Pattern.compile("^\\| `(\\S+\\.py::[^`]+)` \\|", Pattern.MULTILINE);

    @Test
    void everyRecordedExecutionAgreesExceptThoseListedInTheDocument() throws Exception {
        var cases = Vectors.in(vectors().resolve("executions")).stream()
                .filter(VectorsTest::hasNoBranches)
                .toList();

        var disagreeing = new ArrayList<String>();
        for (var recorded : cases) {
            if (!agrees(recorded)) {
                disagreeing.add(recorded.get("id").textValue());
            }
        }

        assertThat(cases).hasSize(85);
        assertThat(disagreeing).hasSizeLessThanOrEqualTo(85 - 78).containsExactlyInAnyOrderElementsOf(listed());
    }

    @Test
    void everyDefinitionWithAJsonPathStateIsRefused() {
        var folder = vectors();
        var definitions = Stream.of("definitions", "reference/mixed")
                .flatMap(name -> Vectors.in(folder.resolve(name)).stream())
                .toList();

        assertThat(definitions).hasSize(27).allSatisfy(VectorsTest::isRefused);
    }

    private static void isRefused(JsonNode vector) {
        assertThatIllegalArgumentException()
                .as(vector.get("id").textValue())
                .isThrownBy(
                        () -> Machine.load("vector", vector.get("definition").toString()))
                .withMessageContaining("/States/");
    }

    /// In status, output, error, cause, order of events, and in what each event tells.
    private static boolean agrees(JsonNode recorded) throws InterruptedException {
        try {
            return new Replay(recorded).differences().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean hasNoBranches(JsonNode vector) {
        var types = vector.get("definition").findValuesAsText("Type");
        return !types.contains("Map") && !types.contains("Parallel");
    }

    private static List<String> listed() throws IOException {
        return LISTED.matcher(Files.readString(Path.of("../../docs/engine.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static Path vectors() {
        var folder = Vectors.folder();
        Assumptions.assumeTrue(folder.isPresent(), "no folder above this one has shared/data/asl-vectors");
        return folder.orElseThrow();
    }
}
