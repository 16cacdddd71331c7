package dev.slipway.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTokenTest {
    @Test
    void isShownNowhere() {
        var token = new TaskToken("AAAAKgAAAAI+/=");

        assertThat(token).hasToString("TaskToken[…]");
        assertThat(token.value()).isEqualTo("AAAAKgAAAAI+/=");
    }

    @Test
    void hasUpTo2048Characters() {
        assertThat(new TaskToken("a".repeat(2048)).value()).hasSize(2048);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaskToken("a".repeat(2049)))
                .withMessageContaining("2049 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hush hush", "hush\n", "hüsh", "\u0000hush"})
    void refusesWhatIsNoTokenWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaskToken(text))
                .withMessageContaining("accepted are 1 to 2048 visible ASCII characters")
                .withMessageNotContaining("sh");
    }
}
