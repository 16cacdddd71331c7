package dev.slipway.core.approval;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Word;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/// What makes one link unlike every other. Only its hash is ever stored.
///
/// Shape: 16 bytes in base64url without padding.
public record Nonce(String value) implements Word {
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");

    public Nonce {
        if (value.length() != 22 || !TEXT.matcher(value).matches()) {
            throw new IllegalArgumentException("a nonce is 16 bytes in base64url without padding");
        }
    }

    /// The first 16 of these bytes.
    static Nonce of(byte[] bytes) {
        return new Nonce(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, 16)));
    }

    /// What is stored of it.
    public Digest hash() {
        return Digest.of(value.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "Nonce[…]";
    }
}
