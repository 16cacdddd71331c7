package dev.slipway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Severity;
import dev.slipway.core.model.UsdPerHour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every `refused/NAME.json` is refused with what `NAME.expected.txt` says; a new case needs no Java.
class JsonRefusesTest {
    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithPlaceAndReason(Path document) throws IOException {
        var bytes = Files.readAllBytes(document);
        var expected = Files.readString(expected(document)).strip();

        assertThatThrownBy(() -> Json.read(bytes, Sample.Request.class))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining(expected);
    }

    @Test
    void refusesAnUnpairedSurrogateInText() {
        assertThatThrownBy(() -> Json.read("[\"\ud800\"]", Sample.Texts.class))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("unpaired surrogate");
    }

    @Test
    void refusesAnUnknownCaseAndNamesTheKnownOnes() {
        assertThatThrownBy(() -> Json.read("{\"outcome\":\"Maybe\"}", Sample.Answer.class))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("/outcome is «\"Maybe\"»: accepted is one of Allowed, Denied, Waiting");
    }

    @Test
    void refusesACaseWithoutItsName() {
        assertThatThrownBy(() -> Json.read("{}", Sample.Answer.class))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("/outcome is «nothing»");
    }

    @Test
    void refusesAnotherCaseWhereOneIsAskedFor() {
        assertThatThrownBy(() -> Json.read("{\"outcome\":\"Waiting\",\"run\":\"r1\"}", Sample.Alone.class))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("/outcome is «\"Waiting\"»: accepted is Alone");
    }

    @Test
    void refusesWhatNoCanonicalValueDenotes() {
        assertThatThrownBy(() -> Json.read("{\"deep\":{\"a\":[true]}}", Sample.Nested.class))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("/deep/a/0 is «true»");
        assertThatThrownBy(() -> Json.read("{\"deep\":9007199254740992}", Sample.Nested.class))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("/deep: 9007199254740992 is beyond 2^53 - 1");
    }

    @Test
    void showsHostileTextShortAndEscaped() {
        var hostile = "{\"texts\":[],\"" + "\\u202e".repeat(20) + "\":1}";

        assertThatThrownBy(() -> Json.read(hostile, Sample.Texts.class))
                .hasMessageContaining("<U+202E>")
                .hasMessageNotContaining("\u202e")
                .message()
                .hasSizeLessThan(400);
    }

    @Test
    void refusesDamagedDocumentsAsMalformedAndNothingElse() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var whole = Json.bytes(new Sample.Request(
                Sample.PLAN, 7, true, Severity.DENY, List.of("é", "b"), Sample.NOON, Optional.of(UsdPerHour.ZERO)));

        for (int i = 0; i < 20_000; i++) {
            var damaged = damaged(whole, random);
            try {
                Json.read(damaged, Sample.Request.class);
            } catch (Malformed expected) {
                assertThat(expected).hasMessageMatching("\\P{Cntrl}+");
            } catch (RuntimeException e) {
                throw new AssertionError("seed %d, document %s".formatted(seed, Arrays.toString(damaged)), e);
            }
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        var damaged = Arrays.copyOf(whole, random.nextInt(8) == 0 ? random.nextInt(whole.length) : whole.length);
        for (int i = random.nextInt(4); i >= 0 && damaged.length > 0; i--) {
            var structure = "{}[],:\"\\0-e.nt \u00e9".getBytes(StandardCharsets.ISO_8859_1);
            damaged[random.nextInt(damaged.length)] =
                    random.nextBoolean() ? structure[random.nextInt(structure.length)] : (byte) random.nextInt();
        }
        return damaged;
    }

    private static Path expected(Path document) {
        return document.resolveSibling(document.getFileName().toString().replace(".json", ".expected.txt"));
    }

    static Stream<Path> refused() {
        try (var files =
                Files.list(Path.of(JsonRefusesTest.class.getResource("/refused").toURI()))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
