package dev.slipway.core.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A SHA-256 in the spelling of the OCI specification: `sha256:` and 64 hexadecimal digits.
public record Digest(String value) implements Word {
    public static final Shape SHAPE = new Shape(
            "bad_digest",
            Pattern.compile("sha256:[0-9a-f]{64}"),
            71,
            "sha256: and 64 hexadecimal digits in lower case",
            "copy the digest as it was answered");

    public Digest {
        SHAPE.require("digest", value);
    }

    /// The digest of these bytes.
    public static Digest of(byte[] bytes) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Digest("sha256:" + HexFormat.of().formatHex(sum));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// The hexadecimal digits alone.
    public String hex() {
        return value.substring("sha256:".length());
    }

    @Override
    public String toString() {
        return value;
    }
}
