package dev.slipway.core.audit;

import static dev.slipway.core.Samples.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Environment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The examples are those of RFC 8785, without the number formats and literals that we never hash.
class CanonicalFormTest {
    @Test
    void escapesTextAsTheExampleOfSection322() {
        var text = "€$\u000F\nA'B\"\\\\\"/";

        assertThat(CanonicalForm.text(new Canonical.Text(text))).isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    }

    @Test
    void ordersNamesAsTheExampleOfSection323() {
        var fields = Canonical.Fields.NONE
                .with("\u20ac", "Euro Sign")
                .with("\r", "Carriage Return")
                .with("\ufb33", "Hebrew Letter Dalet With Dagesh")
                .with("1", "One")
                .with("\ud83d\ude00", "Emoji: Grinning Face")
                .with("\u0080", "Control")
                .with("\u00f6", "Latin Small Letter O With Diaeresis");

        assertThat(CanonicalForm.text(fields))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void escapesEveryControlCharacterTheShortestWay() {
        var all = IntStream.range(0, 0x21).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);

        assertThat(CanonicalForm.text(new Canonical.Text(all + "\u007f")))
                .isEqualTo("\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f"
                        + "\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d"
                        + "\\u001e\\u001f \u007f\"");
    }

    @Test
    void writesListsMapsAndNumbersWithoutWhiteSpace() {
        var value = Canonical.Fields.NONE
                .withAll("list", List.of(new Canonical.Whole(-1), new Canonical.Text(""), Canonical.Fields.NONE))
                .with("env", new Environment("dev"))
                .withAll("none", List.of());

        assertThat(CanonicalForm.text(value)).isEqualTo("{\"env\":\"dev\",\"list\":[-1,\"\",{}],\"none\":[]}");
    }

    @Test
    void digestsTheBytesOfItsText() {
        var value = new Canonical.Text("Größe");

        assertThat(CanonicalForm.bytes(value)).isEqualTo("\"Größe\"".getBytes(StandardCharsets.UTF_8));
        assertThat(CanonicalForm.digest(value)).isEqualTo(Digest.of(CanonicalForm.bytes(value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\ud801", "\udc00", "a\ud83db", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
    void refusesTextThatHasNoSingleForm(String text) {
        assertThatThrownBy(() -> new Canonical.Text(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unpaired surrogate at position");
        assertThatThrownBy(() -> Canonical.Fields.NONE.with(text, "value")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {9_007_199_254_740_992L, -9_007_199_254_740_992L, Long.MAX_VALUE, Long.MIN_VALUE})
    void refusesNumbersThatReadersOfJsonRound(long number) {
        assertThatThrownBy(() -> new Canonical.Whole(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write it as text");
    }

    @Test
    void keepsTheLargestNumbersThatReadersOfJsonKeep() {
        assertThat(CanonicalForm.text(new Canonical.Whole(9_007_199_254_740_991L))).isEqualTo("9007199254740991");
        assertThat(CanonicalForm.text(new Canonical.Whole(-9_007_199_254_740_991L))).isEqualTo("-9007199254740991");
    }

    @Test
    void givesEqualMapsOneTextWhateverTheirOrder() {
        forAll(CanonicalFormTest::names, names -> {
            var shuffled = new ArrayList<>(names);
            Collections.shuffle(shuffled, new Random(names.size()));

            assertThat(CanonicalForm.digest(fields(shuffled))).isEqualTo(CanonicalForm.digest(fields(names)));
        });
    }

    @Test
    void givesDifferentTextsDifferentForms() {
        forAll(CanonicalFormTest::names, names -> assertThat(names.stream()
                        .distinct()
                        .map(name -> CanonicalForm.text(new Canonical.Text(name))))
                .doesNotHaveDuplicates());
    }

    @Test
    void isNotChangedByWhatItWasMadeOf() {
        var list = new ArrayList<Canonical>(List.of(new Canonical.Whole(1)));
        var map = new TreeMap<String, Canonical>();
        var items = new Canonical.Items(list);
        var fields = new Canonical.Fields(map);

        list.clear();
        map.put("late", items);

        assertThat(CanonicalForm.text(items)).isEqualTo("[1]");
        assertThat(fields).isEqualTo(Canonical.Fields.NONE);
        assertThatThrownBy(() -> fields.values().put("late", items)).isInstanceOf(UnsupportedOperationException.class);
    }

    private static Canonical.Fields fields(List<String> names) {
        var fields = Canonical.Fields.NONE;
        for (var name : names) {
            fields = fields.with(name, name);
        }
        return fields;
    }

    /// Names of the characters that are hardest to keep apart.
    private static List<String> names(RandomGenerator random) {
        var characters = List.of("a", "b", "\"", "\\", "\n", "\\n", "\u0001", "\u007f", "ö", "€", "\ud83d\ude00", "\uffff");
        return IntStream.range(0, 1 + random.nextInt(8))
                .mapToObj(_ -> characters.get(random.nextInt(characters.size()))
                        + characters.get(random.nextInt(characters.size())))
                .toList();
    }
}
