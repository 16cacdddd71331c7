package dev.slipway.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.audit.CheckpointKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// What a [CheckpointSigner] promises.
public abstract class CheckpointSignerContract {
    private static final byte[] BYTES = "size and root".getBytes(StandardCharsets.UTF_8);

    protected abstract CheckpointSigner signer();

    /// Often, for a number that begins with a zero or a one is spelled differently.
    @Test
    void signsWithTheKeyWhosePublicHalfItGives() {
        var key = signer().key();

        for (int i = 0; i < 24; i++) {
            var bytes = ("root " + i).getBytes(StandardCharsets.UTF_8);
            assertThat(key.signed(bytes, spelled(signer().sign(bytes)))).isTrue();
        }
    }

    @Test
    void aSignatureIsOfItsBytesAlone() {
        var signature = spelled(signer().sign(BYTES));

        assertThat(signer().key().signed("size and another".getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
    }

    @Test
    void keepsItsKey() {
        assertThat(signer().key()).isEqualTo(signer().key());
    }

    @Test
    void signsMuchAndNothing() {
        var much = new byte[100_000];

        assertThat(signer().key().signed(much, spelled(signer().sign(much)))).isTrue();
        assertThat(signer().key().signed(new byte[0], spelled(signer().sign(new byte[0]))))
                .isTrue();
    }

    private static String spelled(byte[] signature) {
        assertThat(signature).hasSize(64);
        return HexFormat.of().formatHex(CheckpointKey.smaller(signature));
    }
}
