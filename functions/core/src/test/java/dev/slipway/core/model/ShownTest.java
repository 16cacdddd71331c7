package dev.slipway.core.model;

import static dev.slipway.core.Samples.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {
    @ParameterizedTest
    @CsvSource({"0A,<U+000A>", "1B,<U+001B>", "7F,<U+007F>", "A0,<U+00A0>", "200B,<U+200B>", "202E,<U+202E>", "2028,<U+2028>",
        "2029,<U+2029>", "3164,<U+3164>", "115F,<U+115F>", "1160,<U+1160>", "FFA0,<U+FFA0>", "2800,<U+2800>",
        "D800,<U+D800>", "E000,<U+E000>", "FFFF,<U+FFFF>", "1F680,\uD83D\uDE80", "41,A"})
    void spellsWhatDoesNotPrintAsItsCodePoint(String point, String shown) {
        var text = "x" + Character.toString(Integer.parseInt(point, 16)) + "y";

        assertThat(Shown.of(text)).isEqualTo("x" + shown + "y");
    }

    @Test
    void keepsOrdinaryTextAsItIs() {
        assertThat(Shown.of("Größe 8B, bitte")).isEqualTo("Größe 8B, bitte");
    }

    @Test
    void endsALongTextWithAnEllipsis() {
        assertThat(Shown.of("a".repeat(5000))).isEqualTo("a".repeat(79) + "…");
    }

    @Test
    void showsAMomentToTheSecond() {
        assertThat(Shown.time(Instant.parse("2026-11-21T12:00:00.987654321Z"))).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(Shown.time(Instant.parse("2026-11-21T12:00:00Z"))).isEqualTo("2026-11-21T12:00:00Z");
    }

    @Test
    void spellsLettersThatOnlyLookLikeAsciiWhereAsciiIsAsked() {
        assertThat(Shown.ascii("st\u0430ging")).isEqualTo("st<U+0430>ging");
    }

    @Test
    void isShortAndVisibleWhateverItIsGiven() {
        forAll(
                random -> random.ints(random.nextInt(200), 0, 0x110000)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()),
                text -> assertThat(Shown.of(text))
                        .hasSizeLessThanOrEqualTo(80)
                        .satisfies(shown -> assertThat(shown.codePoints()).allMatch(Shown::prints)));
    }
}
