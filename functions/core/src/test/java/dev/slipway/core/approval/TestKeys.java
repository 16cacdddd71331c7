package dev.slipway.core.approval;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.TaskToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Real codes under keys that everybody knows, and a vault that hides nothing but the spelling.
public final class TestKeys implements LinkMint, LinkCheck, TokenVault {
    private final Map<String, String> keys = Map.of("k-2", "the key of now", "k-1", "the key before");

    @Override
    public String key() {
        return "k-2";
    }

    @Override
    public byte[] code(String key, byte[] message) {
        if (!keys.containsKey(key)) {
            throw new Refused("no key " + key);
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.get(key).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean holds(String key, byte[] message, byte[] code) {
        return keys.containsKey(key) && MessageDigest.isEqual(code(key, message), code);
    }

    @Override
    public Sealed seal(TaskToken token, PlanId plan) {
        return new Sealed(Base64.getEncoder()
                .encodeToString((plan + " " + token.value()).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public TaskToken open(Sealed sealed, PlanId plan) {
        var parts = new String(Base64.getDecoder().decode(sealed.value()), StandardCharsets.UTF_8).split(" ", 2);
        if (!parts[0].equals(plan.value())) {
            throw new Malformed("sealed for another plan");
        }
        return new TaskToken(parts[1]);
    }
}
