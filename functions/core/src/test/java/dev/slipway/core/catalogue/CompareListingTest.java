package dev.slipway.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.SharedData;
import dev.slipway.core.model.ModelId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareListingTest {
    @Test
    void countsTheRecordedListingAgainstTheRecordedMarketplace() throws IOException {
        var listed = SharedData.listing("2026-05-03");
        var marketplace = SharedData.lines("dataloop-manifests.csv").stream()
                .skip(1)
                .map(line -> line.split(",")[2])
                .toList();

        var comparison = CompareListing.of(listed, marketplace);

        assertThat(comparison.matched()).hasSize(79);
        assertThat(comparison.added()).hasSize(56);
        assertThat(comparison.missing()).hasSize(53);
        assertThat(comparison.setAside())
                .containsExactly(
                        "cv/baidu/paddleocr", "cv/nvidia/nv-yolox-page-elements-v1", "cv/university-at-buffalo/cached");
    }

    @ParameterizedTest
    @ValueSource(strings = {"duplicates", "set-aside", "nothing-in-common", "empty-marketplace"})
    void answersAsTheFileExpects(String name) throws IOException {
        var given = lines(name, "before");

        var comparison = CompareListing.of(values(given, "listed"), values(given, "marketplace"));

        assertThat(spelled(comparison)).isEqualTo(lines(name, "expected"));
    }

    private static List<String> lines(String name, String part) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/catalogue", name + "." + part + ".txt"));
    }

    private static List<String> values(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + " "))
                .map(line -> line.substring(key.length() + 1))
                .toList();
    }

    private static List<String> spelled(Comparison comparison) {
        return Stream.of(
                        named("matched", comparison.matched().stream().map(ModelId::value)),
                        named("added", comparison.added().stream().map(ModelId::value)),
                        named("missing", comparison.missing().stream().map(ModelId::value)),
                        named("set_aside", comparison.setAside().stream()))
                .flatMap(lines -> lines)
                .toList();
    }

    private static Stream<String> named(String name, Stream<String> values) {
        return values.map(value -> name + " " + value);
    }
}
