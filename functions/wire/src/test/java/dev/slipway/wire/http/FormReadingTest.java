package dev.slipway.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.model.Problem;
import dev.slipway.wire.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row of `forms.jsonl`: what was sent, and what is read of it or refused.
class FormReadingTest {
    private static final Set<String> ASKED = Set.of("decision", "reason");

    @ParameterizedTest
    @MethodSource("rows")
    void readsAFormOrSaysWhatIsWrong(JsonNode row) {
        switch (FormReading.of(body(row), ASKED)) {
            case Reading.Read<Form>(Form form) -> {
                var fields = new TreeMap<String, String>();
                row.path("fields").properties().forEach(e -> fields.put(e.getKey(), e.getValue().asText()));
                assertThat(row.has("fields")).isTrue();
                assertThat(form.fields()).isEqualTo(fields);
            }
            case Reading.Unread<Form> unread -> {
                assertThat(unread.problems().getFirst())
                        .extracting(Problem::code, Problem::field)
                        .containsExactly(row.path("code").asText(), row.path("field").asText());
            }
        }
    }

    static Stream<JsonNode> rows() throws IOException {
        var mapper = new ObjectMapper();
        try (var lines = Files.lines(Path.of("src/test/resources/forms.jsonl"))) {
            return lines.map(line -> {
                        try {
                            return mapper.readTree(line);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList()
                    .stream();
        }
    }

    private static byte[] body(JsonNode row) {
        return row.has("hex")
                ? HexFormat.of().parseHex(row.path("hex").asText())
                : row.path("body").asText().getBytes(StandardCharsets.UTF_8);
    }
}
