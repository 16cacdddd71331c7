package dev.slipway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.CanonicalForm;
import dev.slipway.core.failure.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is a canonical value in some spelling is read; whatever else is malformed.
class CanonicalReaderTest {
    private static final Limits LIMITS = new Limits(400, 4, 40, 8, 20, 32);
    private static final CanonicalReader READER = new CanonicalReader(LIMITS);
    private static final JsonReader JSON = new JsonReader(LIMITS);
    private static final int DOCUMENTS = 20_000;

    /// Pieces that mean something to a reader of JSON, and some that only seem to.
    private static final String[] PIECES = {
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d", "\\ude00", "\\\"", "\\/", "\\x", "0", "-", "+", ".", "e", "9007199254740992",
        "null", "true", " ", "\n", "\t", "\f", "\u0000", "\u001f", "\u007f", "é", "\u2028", "\ufeff", "\ud83d\ude00", "a", "//", "NaN"
    };

    @Test
    void readsAnySpelling() {
        var document = " {\"b\" :[ -0,\n12, \"\\u0041\\/\\b\\ud83d\\ude00é\" , {} ],\t\"\\u0061\":\"\"}\r\n";

        assertThat(CanonicalForm.text(read(document))).isEqualTo("{\"a\":\"\",\"b\":[0,12,\"A/\\b\ud83d\ude00é\",{}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "7", "\"a\"", "[]", "{", "{}{}", "{},", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{\"a\":1 \"b\":2}", "{a:1}", "{\"a\":01}",
        "{\"a\":-}", "{\"a\":1.0}", "{\"a\":1e2}", "{\"a\":true}", "{\"a\":null}", "{\"a\":\"\t\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\ud83d\"}", "{\"\\ude00\":1}", "{\"a\":\"", "{\"a\":\"\\", "{\"a\":1,\"\\u0061\":1}", "{\"a\":9007199254740992}", "{}\u0000"
    })
    void refusesWhatIsNone(String document) {
        assertThatThrownBy(() -> read(document)).isInstanceOf(Malformed.class);
    }

    @Test
    void namesThePlaceAndWhatIsAccepted() {
        assertThatThrownBy(() -> read("{\"a\":tr\u202eue}"))
                .hasMessage("«tr<U+202E>ue}» at character 6: accepted is a text, a whole number up to 2^53 - 1, an array or an object");
        assertThatThrownBy(() -> READER.read(new byte[] {'{', (byte) 0xC0, (byte) 0xAF, '}'})).hasMessage("accepted are at most 400 bytes of UTF-8");
    }

    @Test
    void keepsItsLimits() {
        assertThat(read("{\"a\":" + "[".repeat(3) + "]".repeat(3) + "}")).isNotNull();
        assertThat(read("{\"a\":[" + "1,".repeat(34) + "1]}")).isNotNull();
        assertThat(read("{\"" + "n".repeat(8) + "\":\"" + "t".repeat(20) + "\"}")).isNotNull();
        assertThat(read("{}" + " ".repeat(398))).isNotNull();

        assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(4) + "]".repeat(4) + "}")).hasMessageEndingWith("too deep");
        assertThatThrownBy(() -> read("{\"a\":[" + "1,".repeat(35) + "1]}")).hasMessageEndingWith("too many tokens");
        assertThatThrownBy(() -> read("{\"" + "n".repeat(9) + "\":1}")).hasMessageEndingWith("too long");
        assertThatThrownBy(() -> read("{\"a\":\"" + "t".repeat(21) + "\"}")).hasMessageEndingWith("too long");
        assertThatThrownBy(() -> read("{}" + " ".repeat(399))).hasMessageContaining("at most 400 bytes");
    }

    @Test
    void agreesWithTheReaderOfEverythingElse() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        int values = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            var document = damaged(fields(random, 1), random).getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(8) == 0 && document.length > 0) {
                document[random.nextInt(document.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            }

            var value = orNothing(() -> READER.read(document));

            if (!value.equals(orNothing(() -> JSON.read(document, Canonical.Fields.class)))) {
                throw new AssertionError("seed %d, document %s".formatted(seed, Arrays.toString(document)));
            }
            values += value.isPresent() ? 1 : 0;
        }
        assertThat(values).as("documents that were read").isBetween(DOCUMENTS / 10, DOCUMENTS * 9 / 10);
    }

    private static String damaged(String whole, Random random) {
        var damaged = new StringBuilder(whole);
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(damaged.length() + 1);
            damaged.replace(at, Math.min(damaged.length(), at + random.nextInt(3)), random.nextInt(4) == 0 ? "" : piece(random));
        }
        return damaged.toString();
    }

    private static String fields(Random random, int depth) {
        return many(random, () -> text(random) + gap(random) + ":" + value(random, depth + 1), "{", "}");
    }

    private static String value(Random random, int depth) {
        var value = switch (random.nextInt(depth > 4 ? 2 : 4)) {
            case 0 -> text(random);
            case 1 -> Long.toString(random.nextLong(-9, 9) * (random.nextInt(4) == 0 ? 1_000_799_917_193_443L : 1));
            case 2 -> many(random, () -> value(random, depth + 1), "[", "]");
            default -> fields(random, depth);
        };
        return gap(random) + value + gap(random);
    }

    private static String many(Random random, Supplier<String> one, String opening, String closing) {
        return Stream.generate(one).limit(random.nextInt(4)).collect(Collectors.joining(",", opening + gap(random), gap(random) + closing));
    }

    private static String text(Random random) {
        return Stream.generate(() -> random.nextInt(6) == 0 ? piece(random) : Character.toString('a' + random.nextInt(8)))
                .limit(random.nextInt(8))
                .map(piece -> piece.equals("\"") || piece.equals("\\") ? "\\" + piece : piece)
                .collect(Collectors.joining("", "\"", "\""));
    }

    private static String gap(Random random) {
        return random.nextInt(8) == 0 ? " \n\r\t".substring(random.nextInt(4)) : "";
    }

    private static String piece(Random random) {
        return PIECES[random.nextInt(PIECES.length)];
    }

    private static Optional<Canonical.Fields> orNothing(Supplier<Canonical.Fields> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Malformed no) {
            return Optional.empty();
        }
    }

    private static Canonical.Fields read(String document) {
        return READER.read(document.getBytes(StandardCharsets.UTF_8));
    }
}
