package dev.slipway.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Samples;
import dev.slipway.core.checkpoint.GeneratedSigner;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CheckpointKeyTest {
    /// The key of RFC 7517, appendix A.1, whose thumbprint was computed by another library.
    private static final CheckpointKey KNOWN = new CheckpointKey(
            "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4", "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM");

    private static final byte[] BYTES = "a checkpoint".getBytes(StandardCharsets.UTF_8);

    @Test
    void isNamedByItsThumbprint() {
        assertThat(KNOWN.id()).isEqualTo(new KeyId("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s"));
        assertThat(CanonicalForm.text(KNOWN.canonical()))
                .startsWith("{\"crv\":\"P-256\",\"kid\":\"cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s\",\"kty\":\"EC\",\"x\":");
    }

    @Test
    void refusesWhatIsNoPointOfTheCurve() {
        assertThatThrownBy(() -> new CheckpointKey(KNOWN.y(), KNOWN.x())).hasMessageContaining("not on the curve");
        assertThatThrownBy(() -> new CheckpointKey("AAAA", KNOWN.y())).hasMessageContaining("43 characters");
        assertThatThrownBy(() -> new CheckpointKey(KNOWN.x() + "=", KNOWN.y())).hasMessageContaining("43 characters");
    }

    @Test
    void knowsItsOwnSignatureInOneSpelling() {
        Samples.forAll(_ -> new GeneratedSigner(), signer -> {
            var raw = signer.sign(BYTES);
            var ours = HexFormat.of().formatHex(CheckpointKey.smaller(raw));

            assertThat(signer.key().signed(BYTES, ours)).isTrue();
            assertThat(CheckpointKey.smaller(CheckpointKey.smaller(raw))).isEqualTo(CheckpointKey.smaller(raw));
            assertThat(signer.key().signed("another".getBytes(StandardCharsets.UTF_8), ours)).isFalse();
            assertThat(KNOWN.signed(BYTES, ours)).isFalse();
        });
    }

    @Test
    void takesNoTextThatIsNoSignature() {
        assertThat(KNOWN.signed(BYTES, "")).isFalse();
        assertThat(KNOWN.signed(BYTES, "0".repeat(128))).isFalse();
        assertThat(KNOWN.signed(BYTES, "f".repeat(128))).isFalse();
        assertThat(KNOWN.signed(BYTES, "A".repeat(128))).isFalse();
    }
}
