package dev.slipway.core.audit;

import static dev.slipway.core.Samples.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read back from a map, and what is refused.
class FieldsTest {
    private static final Canonical.Fields LINE = Canonical.Fields.NONE
            .with("at", "2026-11-21T12:00:00Z")
            .with("detail", Canonical.Fields.NONE.with("why", "because"))
            .with("size", 7);

    @Test
    void givesEachAsWhatItIs() {
        assertThat(LINE.text("at")).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(LINE.time("at")).isEqualTo(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(LINE.fields("detail").text("why")).isEqualTo("because");
        assertThat(LINE.whole("size")).isEqualTo(7);
    }

    @Test
    void namesWhatIsThereAndWhatIsAccepted() {
        assertThatThrownBy(() -> LINE.text("size")).hasMessage("size is «7»: accepted is a text");
        assertThatThrownBy(() -> LINE.whole("detail")).hasMessage("detail is «{\"why\":\"because\"}»: accepted is a whole number");
        assertThatThrownBy(() -> LINE.fields("at")).hasMessage("at is «\"2026-11-21T12:00:00Z\"»: accepted is an object");
        assertThatThrownBy(() -> LINE.time("hash")).hasMessage("hash is «nothing»: accepted is a text");
    }

    @Test
    void hasTheNamesThatAreAskedForAndNoOther() {
        LINE.requireNames("at", "detail", "size");

        assertThatThrownBy(() -> LINE.requireNames("at", "detail", "hash"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("missing are [hash], unknown are [size]");
        assertThatThrownBy(() -> LINE.requireNames("at", "detail", "run", "size")).hasMessage("missing are [run], unknown are []");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "Z", "noon", "2026-11-21", "2026-11-21T12:00:00", "2026-02-30T12:00:00Z", "2026-11-21T12:00:60Z", "2026-11-21T24:00:01Z",
        "2026-11-21T12:00:00.1234567890Z", "2026-+1-21T12:00:00Z", "2026-11-21T12:00:00.-00Z", " 2026-11-21T12:00:00Z"
    })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> Canonical.Fields.NONE.with("at", text).time("at"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("at is «\"" + text)
                .hasMessageEndingWith("accepted is a time in ISO-8601");
    }

    @Test
    void readsATimeAsJavaDoesInWhateverSpelling() {
        var spellings = List.of("%s", "%s", "%.19sZ", "%.16s:00Z", "%.16sZ", "%.19s+00:00", "%.19s.500Z", "%.19s,5Z", "%.19s.50Z", "%.19s.Z", "%.10sT24:00:00Z", "+%s", "%.28sz");
        forAll(
                random -> spellings.get(random.nextInt(spellings.size()))
                        .formatted(Instant.ofEpochSecond(
                                random.nextLong(-100_000_000_000L, 300_000_000_000L), random.nextInt(1_000) * (random.nextBoolean() ? 1_000_000L : 1))),
                text -> assertThat(read(text)).isEqualTo(javas(text)));
    }

    private static String read(String text) {
        try {
            return Canonical.Fields.NONE.with("at", text).time("at").toString();
        } catch (IllegalArgumentException no) {
            return "none";
        }
    }

    private static String javas(String text) {
        try {
            return Instant.parse(text).toString();
        } catch (DateTimeException no) {
            return "none";
        }
    }
}
