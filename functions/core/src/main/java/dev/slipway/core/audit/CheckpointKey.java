package dev.slipway.core.audit;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// The public half of a key that signs checkpoints: a point of the curve P-256.
///
/// Shape: `x` and `y` in base64url without padding, as a JSON Web Key spells them (RFC 7518 section 6.2). A signature
/// is r and s, 32 bytes each, in hexadecimal digits, of the two possible spellings the one with the smaller s.
public record CheckpointKey(String x, String y) {
    private static final ECParameterSpec P256 = p256();
    private static final int HALF = 32;

    public CheckpointKey {
        var across = coordinate("x", x);
        var up = coordinate("y", y);
        var prime = ((ECFieldFp) P256.getCurve().getField()).getP();
        var right = across.pow(3)
                .add(P256.getCurve().getA().multiply(across))
                .add(P256.getCurve().getB());
        if (across.compareTo(prime) >= 0 || up.compareTo(prime) >= 0 || !up.pow(2).subtract(right).mod(prime).equals(BigInteger.ZERO)) {
            throw new IllegalArgumentException("the point is not on the curve P-256: take the key as it was exported");
        }
    }

    /// The thumbprint.
    public KeyId id() {
        var members = Canonical.Fields.NONE.with("crv", "P-256").with("kty", "EC").with("x", x).with("y", y);
        return new KeyId(Base64.getUrlEncoder().withoutPadding().encodeToString(CanonicalForm.digest(members).bytes()));
    }

    /// The key as a JSON Web Key.
    public Canonical.Fields canonical() {
        return Canonical.Fields.NONE
                .with("crv", "P-256")
                .with("kid", id())
                .with("kty", "EC")
                .with("x", x)
                .with("y", y);
    }

    /// Whether the signature is this key's, over these bytes, in the one spelling.
    public boolean signed(byte[] bytes, String signature) {
        if (!Checkpoint.SIGNATURE.check("signature", signature).isEmpty()) {
            return false;
        }
        try {
            var raw = HexFormat.of().parseHex(signature);
            var verifying = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifying.initVerify(publicKey());
            verifying.update(bytes);
            return Arrays.equals(raw, smaller(raw)) && verifying.verify(raw);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// Of the two spellings (r, s) and (r, n − s) the one with the smaller s.
    public static byte[] smaller(byte[] signature) {
        var s = new BigInteger(1, signature, HALF, HALF);
        if (s.shiftLeft(1).compareTo(P256.getOrder()) <= 0) {
            return signature.clone();
        }
        var other = P256.getOrder().subtract(s).toByteArray();
        var spelled = Arrays.copyOf(Arrays.copyOf(signature, HALF), 2 * HALF);
        int length = Math.min(HALF, other.length);
        System.arraycopy(other, other.length - length, spelled, 2 * HALF - length, length);
        return spelled;
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        var point = new ECPoint(coordinate("x", x), coordinate("y", y));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, P256));
    }

    /// One spelling only: the spare bits at the end are zero.
    private static BigInteger coordinate(String name, String text) {
        var bytes = Base64.getUrlDecoder().decode(text);
        if (bytes.length != HALF || !Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException(name + " is no coordinate: accepted are 43 characters of base64url");
        }
        return new BigInteger(1, bytes);
    }

    private static ECParameterSpec p256() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }
}
