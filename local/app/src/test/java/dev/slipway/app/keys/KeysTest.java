package dev.slipway.app.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.approval.Sealed;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.TaskToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    private static final PlanId PLAN = new PlanId("01JD" + "0".repeat(22));
    private static final TaskToken TOKEN = new TaskToken("hush+/=");
    private static final byte[] MESSAGE = {1, 2, 3};

    @TempDir
    private Path home;

    @Test
    void areMadeOnceAndOnlyTheirOwnerReadsThem() throws IOException {
        var first = new HmacLinks(ring());
        var code = first.code(first.key(), MESSAGE);

        assertThat(new HmacLinks(ring()).holds(first.key(), MESSAGE, code)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }

    @Test
    void areNotUsedWhenOthersReadThem() throws IOException {
        ring();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(this::ring).isInstanceOf(Refused.class).hasMessageContaining("mode 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hush", "k-00000000 hush", "K-00000000 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void areMalformedInAnotherFormAndNothingOfThemIsQuoted(String text) throws IOException {
        write(text);

        assertThatThrownBy(this::ring)
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("links.key")
                .hasMessageNotContaining("hush");
    }

    @Test
    void areTwoAtTheMost() throws IOException {
        write(KeyRing.fresh() + KeyRing.fresh() + KeyRing.fresh());

        assertThatThrownBy(this::ring).isInstanceOf(Malformed.class);
    }

    @Test
    void makeCodesAsTheStandardSays() throws IOException {
        // RFC 4231, test case 2, with the key filled up to 32 bytes, which HMAC does by itself.
        write("k-00000000 SmVmZQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n");
        var links = new HmacLinks(ring());

        var code = links.code("k-00000000", "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII));

        assertThat(HexFormat.of().formatHex(code))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void keepTheOneBeforeWhenThereIsANewOne() throws IOException {
        var before = new HmacLinks(ring());
        var code = before.code(before.key(), MESSAGE);
        var sealed = new AesVault(ring()).seal(TOKEN, PLAN);
        write(KeyRing.fresh() + Files.readString(file()));

        var links = new HmacLinks(ring());

        assertThat(links.key()).isNotEqualTo(before.key());
        assertThat(links.holds(before.key(), MESSAGE, code)).isTrue();
        assertThat(links.code(before.key(), MESSAGE)).isEqualTo(code);
        assertThat(links.holds(links.key(), MESSAGE, code)).isFalse();
        assertThat(new AesVault(ring()).open(sealed, PLAN)).isEqualTo(TOKEN);
    }

    @Test
    void holdNothingUnderAKeyThatIsGone() throws IOException {
        var before = new HmacLinks(ring());
        var code = before.code(before.key(), MESSAGE);
        var sealed = new AesVault(ring()).seal(TOKEN, PLAN);
        write(KeyRing.fresh());

        var links = new HmacLinks(ring());

        assertThat(links.holds(before.key(), MESSAGE, code)).isFalse();
        assertThatThrownBy(() -> links.code(before.key(), MESSAGE)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new AesVault(ring()).open(sealed, PLAN))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("is gone");
    }

    @Test
    void openNothingThatWasChanged() {
        var vault = new AesVault(ring());
        var sealed = vault.seal(TOKEN, PLAN).value();

        for (int at = 0; at < sealed.length(); at++) {
            for (var other : List.of("A", "B", "C", "D", "_", "=", ".")) {
                var changed = sealed.substring(0, at) + other + sealed.substring(at + 1);
                if (!changed.equals(sealed)) {
                    assertThatThrownBy(() -> vault.open(new Sealed(changed), PLAN)).isInstanceOf(Malformed.class);
                }
            }
        }
        assertThatThrownBy(() -> vault.open(new Sealed("nothing"), PLAN)).isInstanceOf(Malformed.class);
    }

    private KeyRing ring() {
        return KeyRing.in(file());
    }

    private Path file() {
        return home.resolve("links.key");
    }

    private void write(String text) throws IOException {
        ring();
        Files.writeString(file(), text, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
