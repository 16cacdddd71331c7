package dev.slipway.adapter.aws;

import dev.slipway.core.approval.Sealed;
import dev.slipway.core.approval.TokenVault;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.TaskToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/// Task tokens encrypted by KMS, each bound to its plan by the encryption context. Needs `kms:Encrypt` to seal and
/// `kms:Decrypt` to open.
///
/// Shape of what is sealed: the ciphertext in base64url without padding.
public final class KmsTokenVault implements TokenVault {
    private static final Set<String> NOT_OURS = Set.of("InvalidCiphertextException", "IncorrectKeyException");

    private final AwsJson kms;
    private final String key;

    KmsTokenVault(AwsJson kms, String key) {
        this.kms = kms;
        this.key = key;
    }

    /// Under the key that the settings name.
    ///
    /// @throws IllegalArgumentException by the setting's name, when it is missing
    public static KmsTokenVault from(AwsConnection aws, Settings settings) {
        return new KmsTokenVault(KmsKeys.kms(aws), settings.required(Setting.TOKEN_KEY));
    }

    @Override
    public Sealed seal(TaskToken token, PlanId plan) {
        var bytes = token.value().getBytes(StandardCharsets.US_ASCII);
        var answer = call("Encrypt", "Plaintext", bytes, plan).done();
        return new Sealed(text(answer.bytes("CiphertextBlob")));
    }

    @Override
    public TaskToken open(Sealed sealed, PlanId plan) {
        return switch (call("Decrypt", "CiphertextBlob", bytes(sealed, plan), plan)) {
            case Reply.Done opened -> token(opened.bytes("Plaintext"), plan);
            case Reply.Failed failed when NOT_OURS.contains(failed.code()) -> throw closed(plan);
            case Reply.Failed failed -> throw failed.failure();
        };
    }

    private Reply call(String operation, String field, byte[] bytes, PlanId plan) {
        var request = AwsJson.request()
                .put("KeyId", key)
                .put(field, Base64.getEncoder().encodeToString(bytes));
        request.putObject("EncryptionContext").put("purpose", "task-token").put("plan", plan.value());
        return kms.call(operation, request);
    }

    private static TaskToken token(byte[] text, PlanId plan) {
        try {
            return new TaskToken(new String(text, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw closed(plan);
        }
    }

    private static String text(byte[] whole) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /// Several texts decode to the same bytes; ours is one of them.
    private static byte[] bytes(Sealed sealed, PlanId plan) {
        try {
            var whole = Base64.getUrlDecoder().decode(sealed.value());
            if (text(whole).equals(sealed.value())) {
                return whole;
            }
        } catch (IllegalArgumentException e) {
            // It has not our form either.
        }
        throw closed(plan);
    }

    private static Malformed closed(PlanId plan) {
        return new Malformed(
                "the sealed token of plan %s cannot be opened: it was changed, is another plan's, or its key is gone"
                        .formatted(plan));
    }
}
