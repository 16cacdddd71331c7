package dev.slipway.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Samples;
import org.junit.jupiter.api.Test;

/// Digests and runs are looked at by hand, and say the same as their patterns.
class HandCheckedTest {
    private static final String ALPHABET = "09afgAFGzZ-_:/. é\u0000sha256";

    @Test
    void aDigestIsWhatItsPatternSays() {
        var genuine = Digest.of(new byte[0]).value();
        assertThat(new Digest(genuine).value()).isEqualTo(genuine);

        Samples.forAll(random -> changed(genuine, random.nextInt(genuine.length()), random.nextInt(ALPHABET.length())), text -> {
            if (Digest.SHAPE.pattern().matcher(text).matches()) {
                assertThat(new Digest(text).value()).isEqualTo(text);
            } else {
                assertThatThrownBy(() -> new Digest(text)).isInstanceOf(IllegalArgumentException.class);
            }
        });
        assertThatThrownBy(() -> new Digest(genuine + "0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRunIsWhatItsPatternSays() {
        Samples.forAll(random -> changed("run-0Az", random.nextInt(7), random.nextInt(ALPHABET.length())), text -> {
            if (RunId.SHAPE.pattern().matcher(text).matches()) {
                assertThat(new RunId(text).value()).isEqualTo(text);
            } else {
                assertThatThrownBy(() -> new RunId(text)).isInstanceOf(IllegalArgumentException.class);
            }
        });
        assertThat(new RunId("a".repeat(80)).value()).hasSize(80);
        assertThatThrownBy(() -> new RunId("a".repeat(81))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RunId("")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String changed(String text, int at, int letter) {
        return text.substring(0, at) + ALPHABET.charAt(letter) + text.substring(at + 1);
    }
}
