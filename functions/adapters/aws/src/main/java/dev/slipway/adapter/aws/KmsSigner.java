package dev.slipway.adapter.aws;

import dev.slipway.core.audit.CheckpointKey;
import dev.slipway.core.checkpoint.CheckpointSigner;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Digest;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/// Signs with a key of KMS on P-256. Needs `kms:Sign` and `kms:GetPublicKey` on it.
///
/// KMS is sent the SHA-256 of what it signs, so that the length does not matter. Its answers are DER: the public half
/// as a SubjectPublicKeyInfo, a signature as a sequence of two numbers. Source: AWS KMS API reference, `Sign`,
/// `GetPublicKey`.
public final class KmsSigner implements CheckpointSigner {
    private static final int HALF = 32;

    private final AwsJson kms;
    private final String key;

    KmsSigner(AwsJson kms, String key) {
        this.kms = kms;
        this.key = key;
    }

    /// With the key that the settings name.
    ///
    /// @throws IllegalArgumentException by the setting's name, when it is missing
    public static KmsSigner from(AwsConnection aws, Settings settings) {
        return new KmsSigner(KmsKeys.kms(aws), settings.required(Setting.CHECKPOINT_KEY));
    }

    @Override
    public CheckpointKey key() {
        var answer =
                kms.call("GetPublicKey", AwsJson.request().put("KeyId", key)).done();
        try {
            var there = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(answer.bytes("PublicKey")));
            return key(((ECPublicKey) there).getW());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Malformed("key %s is none that signs on P-256: make one of spec ECC_NIST_P256".formatted(key), e);
        }
    }

    @Override
    public byte[] sign(byte[] bytes) {
        var request = AwsJson.request()
                .put("KeyId", key)
                .put("MessageType", "DIGEST")
                .put("SigningAlgorithm", "ECDSA_SHA_256")
                .put(
                        "Message",
                        Base64.getEncoder().encodeToString(Digest.of(bytes).bytes()));
        var signature = kms.call("Sign", request).done().bytes("Signature");
        try {
            return halves(signature);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new Malformed("kms Sign: the signature is no DER sequence of two numbers", e);
        }
    }

    private static CheckpointKey key(ECPoint point) {
        return new CheckpointKey(text(point.getAffineX()), text(point.getAffineY()));
    }

    private static String text(BigInteger coordinate) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed(coordinate));
    }

    /// `30 length 02 length r 02 length s`; on P-256 every length is a single byte.
    private static byte[] halves(byte[] der) {
        int first = der[3];
        var r = new BigInteger(1, der, 4, first);
        var s = new BigInteger(1, der, 6 + first, der[5 + first]);
        var both = Arrays.copyOf(fixed(r), 2 * HALF);
        System.arraycopy(fixed(s), 0, both, HALF, HALF);
        return both;
    }

    /// 32 bytes, the high ones first.
    private static byte[] fixed(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[HALF];
        int length = Math.min(HALF, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, HALF - length, length);
        return fixed;
    }
}
