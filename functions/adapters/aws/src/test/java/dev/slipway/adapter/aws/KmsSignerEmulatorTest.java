package dev.slipway.adapter.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.checkpoint.CheckpointSigner;
import dev.slipway.core.checkpoint.CheckpointSignerContract;
import dev.slipway.core.failure.Malformed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KmsSignerEmulatorTest extends CheckpointSignerContract {
    private final FreshKeys fresh = FreshKeys.in();
    private final String key = fresh.make("ECC_NIST_P256", "SIGN_VERIFY");

    @AfterEach
    void close() {
        fresh.close();
    }

    @Override
    protected CheckpointSigner signer() {
        return new KmsSigner(fresh.kms(), key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA_2048", "ECC_NIST_P384", "ECC_SECG_P256K1"})
    void aKeyOfAnotherKindIsNamed(String spec) {
        var other = fresh.make(spec, "SIGN_VERIFY");

        assertThatThrownBy(() -> new KmsSigner(fresh.kms(), other).key())
                .isInstanceOf(Malformed.class)
                .hasMessageContaining(other)
                .hasMessageContaining("ECC_NIST_P256");
    }
}
