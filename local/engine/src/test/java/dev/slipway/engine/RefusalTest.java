package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
    static Stream<Named<JsonNode>> refused() throws URISyntaxException {
        var folder = Path.of(Objects.requireNonNull(RefusalTest.class.getResource("/refused"))
                .toURI());
        return Vectors.files(folder).stream()
                .map(file -> Named.of(file.getFileName().toString(), Vectors.read(file)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNotImplementedIsRefusedWithItsPointer(JsonNode example) {
        var refusal = catchIllegalArgumentException(
                () -> Machine.load("example", example.get("definition").toString()));

        assertThat(refusal).hasMessage("example is refused:\n  " + String.join("\n  ", texts(example.get("refused"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{} {}", "{'StartAt':'A','StartAt':'B'}"})
    void whatIsNoJsonObjectIsRefused(String text) {
        var refusal = catchIllegalArgumentException(() -> Machine.load("example", Given.json(text)));

        assertThat(refusal).hasMessageStartingWith("example is refused:\n  /: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$contains('a??b', /a(?:b)??/)",
                "$match(\"?:\", /x??/)",
                "/* ?? */ 1",
                "$states.input.`a??b`",
                "'$eval'",
                "6 / 2 / 3"
            })
    void whatOnlyLooksLikeAForbiddenOperatorIsAccepted(String expression) {
        assertThatNoException().isThrownBy(() -> Given.expression(expression));
    }

    @Test
    void aMachineNeedsANameAsAwsAllows() {
        var refusal = catchIllegalArgumentException(() -> Machine.load("a b", "{}"));

        assertThat(refusal).hasMessageContaining("'a b' is no name");
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
