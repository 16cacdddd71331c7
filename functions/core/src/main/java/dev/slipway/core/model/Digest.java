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

    private static final String PREFIX = "sha256:";
    private static final int LENGTH = 71;

    /// A bit for each digit, counted from '0': whether a letter or a figure comes next in a hash no processor foresees.
    private static final long DIGITS = 0x3ffL | (0x3fL << ('a' - '0'));

    public Digest {
        // Millions of them are read in a row: the form is looked at by hand, and the pattern says what is wrong.
        if (!isDigest(value)) {
            SHAPE.require("digest", value);
        }
    }

    /// The digest of these bytes.
    public static Digest of(byte[] bytes) {
        return ofSum(sha256().digest(bytes));
    }

    /// The digest whose 32 bytes were summed before.
    public static Digest ofSum(byte[] sum) {
        return new Digest(PREFIX + HexFormat.of().formatHex(sum));
    }

    /// What sums up bytes for [#ofSum].
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// The hexadecimal digits alone.
    public String hex() {
        return value.substring(PREFIX.length());
    }

    /// The 32 bytes.
    public byte[] bytes() {
        return HexFormat.of().parseHex(value, PREFIX.length(), value.length());
    }

    private static boolean isDigest(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
            return false;
        }
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > 'f' || ((DIGITS >>> (c - '0')) & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
