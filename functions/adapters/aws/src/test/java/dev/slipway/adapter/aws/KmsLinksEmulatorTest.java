package dev.slipway.adapter.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.approval.LinkCheck;
import dev.slipway.core.approval.LinkCodesContract;
import dev.slipway.core.approval.LinkMint;
import dev.slipway.core.failure.Refused;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KmsLinksEmulatorTest extends LinkCodesContract {
    private final FreshKeys fresh = FreshKeys.in();
    private final String before = fresh.make("HMAC_256", "GENERATE_VERIFY_MAC");
    private final String current = fresh.make("HMAC_256", "GENERATE_VERIFY_MAC");
    private final KmsKeys keys = new KmsKeys(fresh.kms(), List.of(current, before));

    @AfterEach
    void close() {
        fresh.close();
    }

    @Override
    protected LinkMint mint() {
        return new KmsLinkMint(keys);
    }

    @Override
    protected LinkCheck check() {
        return new KmsLinkCheck(keys);
    }

    @Override
    protected String before() {
        return "k-" + before.substring(0, 8);
    }

    @Test
    void aKeyThatIsSwitchedOffIsRefused() {
        var code = mint().code(mint().key(), new byte[] {1});
        fresh.kms().call("DisableKey", AwsJson.request().put("KeyId", current)).done();

        assertThatThrownBy(() -> mint().code(mint().key(), new byte[] {1})).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> check().holds(mint().key(), new byte[] {1}, code))
                .isInstanceOf(Refused.class);
    }
}
