package dev.slipway.adapter.aws;

import dev.slipway.core.approval.LinkCheck;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import java.util.Base64;

/// Codes verified by KMS. Needs `kms:VerifyMac` on the keys, with which nobody makes one.
public final class KmsLinkCheck implements LinkCheck {
    private final KmsKeys keys;

    KmsLinkCheck(KmsKeys keys) {
        this.keys = keys;
    }

    /// Under the keys of review links or of form tokens.
    ///
    /// @throws IllegalArgumentException by the setting's name, when it is missing
    public static KmsLinkCheck from(AwsConnection aws, Settings settings, Setting which) {
        return new KmsLinkCheck(KmsKeys.from(aws, settings, which));
    }

    @Override
    public boolean holds(String key, byte[] message, byte[] code) {
        return keys.id(key).filter(id -> verified(id, message, code)).isPresent();
    }

    private boolean verified(String id, byte[] message, byte[] code) {
        var request = AwsJson.request()
                .put("KeyId", id)
                .put("MacAlgorithm", "HMAC_SHA_256")
                .put("Message", Base64.getEncoder().encodeToString(message))
                .put("Mac", Base64.getEncoder().encodeToString(code));
        return switch (keys.kms().call("VerifyMac", request)) {
            case Reply.Done valid -> valid.body().path("MacValid").asBoolean();
            case Reply.Failed other when other.code().equals("KMSInvalidMacException") -> false;
            case Reply.Failed failed -> throw failed.failure();
        };
    }
}
