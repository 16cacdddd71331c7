package dev.slipway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Malformed;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void readsThirtyTwoLevelsAndNoMore() {
        accepts("[".repeat(32) + "]".repeat(32));
        refuses("[".repeat(33) + "]".repeat(33));
    }

    @Test
    void readsFourThousandAndNinetySixTokensAndNoMore() {
        accepts("[" + "1,".repeat(4_093) + "1]");
        refuses("[" + "1,".repeat(4_094) + "1]");
    }

    @Test
    void readsNamesOf128CharactersAndNoMore() {
        accepts("{\"" + "n".repeat(128) + "\":1}");
        refuses("{\"" + "n".repeat(129) + "\":1}");
    }

    @Test
    void readsTextsOf16KibAndNoMore() {
        accepts("\"" + "t".repeat(16 * 1024) + "\"");
        refuses("\"" + "t".repeat(16 * 1024 + 1) + "\"");
    }

    @Test
    void readsNumbersOf32DigitsAndNoMore() {
        accepts("9".repeat(32));
        refuses("9".repeat(33));
        accepts("0." + "1".repeat(31));
        refuses("0." + "1".repeat(33));
    }

    @Test
    void readsNoExponentThatMovesANumberOutOfSight() {
        accepts("1e32");
        refuses("1e999");
        refuses("1e-400");
        refuses("1e999999999");
        refuses("1e99999999999");
    }

    @Test
    void readsDocumentsOf256KibAndNoMore() {
        accepts("[1" + " ".repeat(256 * 1024 - 3) + "]");
        refuses("[1" + " ".repeat(256 * 1024 - 2) + "]");
    }

    @Test
    void readsStoredValuesBeyondTheLimitsOfRequests() {
        var text = "t".repeat(350 * 1024);

        var read = Json.readStored(Json.bytes(text), String.class);

        assertThat(read).isEqualTo(text);
    }

    @Test
    void endsOnAHundredThousandBrackets() {
        refuses("[".repeat(100_000));
        refuses("{\"a\":".repeat(50_000));
    }

    private static void accepts(String document) {
        assertThat(new JsonReader(Limits.REQUEST).tree(utf8(document))).isNotNull();
    }

    private static void refuses(String document) {
        assertThatThrownBy(() -> new JsonReader(Limits.REQUEST).tree(utf8(document)))
                .isInstanceOf(Malformed.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
