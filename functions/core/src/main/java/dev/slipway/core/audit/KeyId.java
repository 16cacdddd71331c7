package dev.slipway.core.audit;

import dev.slipway.core.model.Shape;
import dev.slipway.core.model.Word;
import java.util.regex.Pattern;

/// The name of a public key: its thumbprint (RFC 7638) in base64url, so that a key cannot bear another's name.
public record KeyId(String value) implements Word {
    public static final Shape SHAPE = new Shape(
            "bad_key_id",
            Pattern.compile("[A-Za-z0-9_-]{43}"),
            43,
            "a thumbprint of 43 characters of base64url",
            "copy the key's id as it was exported");

    public KeyId {
        SHAPE.require("key", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
