package dev.slipway.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.model.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntentTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00a0", "\u200b\u200b", "\u3164", "\u2800", "\ufeff", "\u202e"})
    void asksForTextThatCanBeSeen(String text) {
        assertThat(code(text)).isEqualTo("text_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy\u0000llama", "deploy\u001b[31m", "deploy \ud800 llama", "deploy \udc00", "deploy \uffff x"})
    void namesTheFirstCharacterThatMayNotBeThere(String text) {
        assertThat(IntentText.check(text)).hasValueSatisfying(problem -> {
            assertThat(problem.code()).isEqualTo("invalid_character");
            assertThat(problem.observed()).startsWith("<U+").contains("at position ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "deploy llama\r\n\tfor größe", "déployer 模型 \ud83d\ude80"})
    void takesWhatPeopleWrite(String text) {
        assertThat(IntentText.check(text)).isEmpty();
    }

    @Test
    void countsUpToFourThousandCharactersBetweenItsEnds() {
        assertThat(IntentText.check(" ".repeat(500) + "x".repeat(4000) + "\n".repeat(500))).isEmpty();
        assertThat(code("x".repeat(4001))).isEqualTo("text_length");
    }

    @Test
    void countsPositionsFromOne() {
        assertThat(IntentText.check("ab\u0007c")).map(Problem::observed).hasValue("<U+0007> at position 3");
    }

    private static String code(String text) {
        return IntentText.check(text).map(Problem::code).orElse("none");
    }
}
