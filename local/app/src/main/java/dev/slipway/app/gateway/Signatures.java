package dev.slipway.app.gateway;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.util.Arrays;

/// The two spellings of an ECDSA signature: with (r, s) also (r, n − s) holds. Only the smaller s is ours.
final class Signatures {
    private static final int HALF = 32;
    private static final BigInteger ORDER = Curve.P_256.toECParameterSpec().getOrder();

    private Signatures() {}

    /// Whether this is 64 bytes with the smaller s.
    static boolean isOurs(Base64URL signature) {
        var bytes = signature.decode();
        return bytes.length == 2 * HALF && s(bytes).shiftLeft(1).compareTo(ORDER) <= 0;
    }

    /// The same signature with the smaller s.
    static Base64URL ours(Base64URL signature) {
        return isOurs(signature) ? signature : other(signature);
    }

    /// The other spelling of the same signature.
    static Base64URL other(Base64URL signature) {
        var bytes = signature.decode();
        var s = ORDER.subtract(s(bytes)).toByteArray();
        var out = Arrays.copyOf(Arrays.copyOf(bytes, HALF), 2 * HALF);
        int length = Math.min(HALF, s.length);
        System.arraycopy(s, s.length - length, out, 2 * HALF - length, length);
        return Base64URL.encode(out);
    }

    private static BigInteger s(byte[] signature) {
        return new BigInteger(1, signature, HALF, HALF);
    }
}
