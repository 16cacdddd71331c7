package dev.slipway.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThingsTest {
    private static final Digest ABC = new Digest("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    private static final Registry NVCR = new Registry("nvcr.io");

    @Test
    void digestsBytesAsTheStandardDoes() {
        assertThat(Digest.of("abc".getBytes(StandardCharsets.UTF_8))).isEqualTo(ABC);
        assertThat(ABC.hex()).hasSize(64).startsWith("ba7816bf");
    }

    @Test
    void readsSixtyFourDigitsInLowerCaseAndNothingElse() {
        for (char c = 0; c < 0x200; c++) {
            var text = "sha256:" + "0".repeat(31) + c + "f".repeat(32);
            if (Digest.SHAPE.pattern().matcher(text).matches()) {
                assertThat(new Digest(text).value()).isEqualTo(text);
            } else {
                assertThatThrownBy(() -> new Digest(text)).isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThatThrownBy(() -> new Digest("sha256:" + "0".repeat(63))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refersToAnImageByDigestNeverByTag() {
        var image = new Image(NVCR, "nim/meta/llama", "latest", ABC);

        assertThat(image.reference()).isEqualTo("nvcr.io/nim/meta/llama@" + ABC);
    }

    @Test
    void keepsAnImageWithinSageMakersLimit() {
        int fitting = 255 - NVCR.value().length() - ABC.value().length() - 2;

        assertThat(new Image(NVCR, "r".repeat(fitting), "t", ABC).reference()).hasSize(255);
        assertThatThrownBy(() -> new Image(NVCR, "r".repeat(fitting + 1), "t", ABC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("256 characters: accepted are 255 at most");
    }

    @Test
    void saysAFindingInOneLine() {
        var clauses = new ArrayList<>(List.of("C-1"));
        var finding = new Finding("CostWithinBudget", Severity.DENY, clauses, "20.00 USD/h", "at most 15.00 USD/h", "choose less");
        clauses.clear();

        assertThat(finding.sentence())
                .isEqualTo("CostWithinBudget: 20.00 USD/h; accepted is at most 15.00 USD/h; choose less");
        assertThat(finding.clauses()).containsExactly("C-1");
    }

    @Test
    void saysATroubleByTheLastPartOfItsName() {
        assertThat(new Trouble("dev.slipway.core.failure.Refused", "no quota").sentence()).isEqualTo("Refused: no quota");
        assertThat(new Trouble("States.Timeout", " ").sentence()).isEqualTo("Timeout");
    }

    @Test
    void saysATroubleShortlyInOneVisibleLine() {
        var trouble = new Trouble("java.lang.OutOfMemoryError", "line\nline \uD800 " + "x".repeat(200_000));

        assertThat(trouble.sentence()).startsWith("OutOfMemoryError: line<U+000A>line <U+D800> xxx").hasSizeLessThan(400);
    }
}
