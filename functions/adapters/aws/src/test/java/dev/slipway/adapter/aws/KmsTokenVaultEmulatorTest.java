package dev.slipway.adapter.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.approval.TokenVault;
import dev.slipway.core.approval.TokenVaultContract;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.TaskToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KmsTokenVaultEmulatorTest extends TokenVaultContract {
    private final FreshKeys fresh = FreshKeys.in();
    private final String key = fresh.make("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT");

    @AfterEach
    void close() {
        fresh.close();
    }

    @Override
    protected TokenVault vault() {
        return new KmsTokenVault(fresh.kms(), key);
    }

    @Test
    void nothingIsOpenedUnderAnotherKey() {
        var sealed = vault().seal(new TaskToken("t"), PLAN);
        var other = new KmsTokenVault(fresh.kms(), fresh.make("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"));

        assertThatThrownBy(() -> other.open(sealed, PLAN)).isInstanceOf(Malformed.class);
    }
}
