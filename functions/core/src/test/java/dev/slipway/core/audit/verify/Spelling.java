package dev.slipway.core.audit.verify;

import java.math.BigInteger;

/// The spelling of a signature that is not ours: with (r, s) also (r, n − s) holds.
final class Spelling {
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private Spelling() {}

    static String other(String signature) {
        var s = new BigInteger(signature.substring(64), 16);
        return signature.substring(0, 64) + "%064x".formatted(ORDER.subtract(s));
    }
}
