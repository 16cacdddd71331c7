package dev.slipway.app.keys;

import dev.slipway.core.approval.LinkCheck;
import dev.slipway.core.approval.LinkMint;
import dev.slipway.core.failure.Refused;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes of links by HMAC-SHA-256 with keys of this machine.
public final class HmacLinks implements LinkMint, LinkCheck {
    private static final String ALGORITHM = "HmacSHA256";

    private final KeyRing keys;

    public HmacLinks(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public String key() {
        return keys.current();
    }

    @Override
    public byte[] code(String key, byte[] message) {
        return code(
                keys.key(key).orElseThrow(() -> new Refused("there is no key " + key + " any more: ask again")),
                message);
    }

    @Override
    public boolean holds(String key, byte[] message, byte[] code) {
        return keys.key(key)
                .filter(secret -> MessageDigest.isEqual(code(secret, message), code))
                .isPresent();
    }

    private static byte[] code(byte[] secret, byte[] message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }
}
