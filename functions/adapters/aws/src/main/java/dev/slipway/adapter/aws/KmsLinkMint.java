package dev.slipway.adapter.aws;

import dev.slipway.core.approval.LinkMint;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Refused;
import java.util.Base64;

/// Codes made by KMS. Needs `kms:GenerateMac` on the keys, and nothing more.
public final class KmsLinkMint implements LinkMint {
    private final KmsKeys keys;

    KmsLinkMint(KmsKeys keys) {
        this.keys = keys;
    }

    /// Under the keys of review links or of form tokens.
    ///
    /// @throws IllegalArgumentException by the setting's name, when it is missing
    public static KmsLinkMint from(AwsConnection aws, Settings settings, Setting which) {
        return new KmsLinkMint(KmsKeys.from(aws, settings, which));
    }

    @Override
    public String key() {
        return keys.current();
    }

    @Override
    public byte[] code(String key, byte[] message) {
        var id = keys.id(key).orElseThrow(() -> new Refused("there is no key " + key + " any more: ask again"));
        var request = AwsJson.request()
                .put("KeyId", id)
                .put("MacAlgorithm", "HMAC_SHA_256")
                .put("Message", Base64.getEncoder().encodeToString(message));
        return keys.kms().call("GenerateMac", request).done().bytes("Mac");
    }
}
