package dev.slipway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.model.Problem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
    record Wish(String name, long count, Optional<Inner> inner) {}

    record Inner(BigDecimal budget) {}

    @Test
    void answersTheValueOfAGoodDocument() {
        assertThat(reading("{\"name\":\"a\",\"count\":1}"))
                .isEqualTo(new Reading.Read<>(new Wish("a", 1, Optional.empty())));
    }

    @Test
    void gathersUnknownFieldsWrongTypesAndMissingOnes() {
        var problems = problemsOf("{\"approved\":true,\"role\":\"x\",\"count\":\"7\",\"inner\":{\"budget\":\"NaN\"}}");

        assertThat(problems)
                .extracting(problem -> problem.code() + " " + problem.field())
                .containsExactly(
                        "unknown_field /approved",
                        "unknown_field /role",
                        "missing_field /name",
                        "type /count",
                        "out_of_range /inner/budget");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"a\"        | bad_json          | the document | line 1, column 12",
                "{\"name\":1e-400}     | out_of_range      | /name        | 1E-400",
                "{\"name\":\"\\ud800\"}  | invalid_character | /name        | <U+D800>",
                "[]                   | type              | the document | []"
            })
    void saysWhereAndWhat(String document, String code, String field, String observed) {
        assertThat(problemsOf(document)).first().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.observed()).containsIgnoringCase(observed);
        });
    }

    private static List<Problem> problemsOf(String document) {
        return reading(document) instanceof Reading.Unread<Wish>(List<Problem> problems) ? problems : List.of();
    }

    private static Reading<Wish> reading(String document) {
        return Json.reading(document.getBytes(StandardCharsets.UTF_8), Wish.class);
    }
}
