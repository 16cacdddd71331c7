package dev.slipway.app.keys;

import dev.slipway.core.approval.Sealed;
import dev.slipway.core.approval.TokenVault;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.TaskToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Task tokens under AES-256 in Galois/Counter Mode, each bound to its plan.
///
/// Shape of what is sealed: the key's id, a dot, and in base64url 12 fresh bytes, the token, and 16 bytes that
/// authenticate it and the plan's id.
public final class AesVault implements TokenVault {
    private static final int FRESH = 12;
    private static final int TAG_BITS = 128;

    private final KeyRing keys;
    private final SecureRandom random = new SecureRandom();

    public AesVault(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public Sealed seal(TaskToken token, PlanId plan) {
        var fresh = new byte[FRESH];
        random.nextBytes(fresh);
        var id = keys.current();
        try {
            var text = cipher(Cipher.ENCRYPT_MODE, id, fresh, plan)
                    .doFinal(token.value().getBytes(StandardCharsets.US_ASCII));
            var whole = Arrays.copyOf(fresh, FRESH + text.length);
            System.arraycopy(text, 0, whole, FRESH, text.length);
            return new Sealed(id + "." + text(whole));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in Galois/Counter Mode", e);
        }
    }

    @Override
    public TaskToken open(Sealed sealed, PlanId plan) {
        int dot = sealed.value().indexOf('.');
        try {
            var whole = bytes(sealed.value().substring(dot + 1));
            var text = cipher(
                            Cipher.DECRYPT_MODE,
                            sealed.value().substring(0, Math.max(0, dot)),
                            Arrays.copyOf(whole, FRESH),
                            plan)
                    .doFinal(whole, FRESH, whole.length - FRESH);
            return new TaskToken(new String(text, StandardCharsets.US_ASCII));
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw new Malformed("the sealed token of plan %s cannot be opened: it was changed or is another plan's"
                    .formatted(plan));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in Galois/Counter Mode", e);
        }
    }

    private static String text(byte[] whole) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /// Several texts decode to the same bytes; ours is one of them.
    private static byte[] bytes(String text) {
        var whole = Base64.getUrlDecoder().decode(text);
        if (!text(whole).equals(text) || whole.length < FRESH) {
            throw new IllegalArgumentException("another spelling, or too short");
        }
        return whole;
    }

    private Cipher cipher(int mode, String id, byte[] fresh, PlanId plan) throws GeneralSecurityException {
        var secret = keys.key(id)
                .orElseThrow(() -> new Malformed("the key of the sealed token of plan %s is gone".formatted(plan)));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, fresh));
        cipher.updateAAD(plan.value().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
