package dev.slipway.core.audit;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Origin;
import dev.slipway.core.model.Require;
import dev.slipway.core.model.Shape;
import java.time.Instant;
import java.util.regex.Pattern;

/// What the log was at a moment, signed: so many leaves, this root.
///
/// Shape: `previous` is the [#hash] of the checkpoint before, or [AuditEvent#ORIGIN] for the first; `signature` is by
/// the key of that id over [#signedBytes].
public record Checkpoint(
        Origin origin, long size, Digest root, Instant time, Digest previous, KeyId key, String signature) {
    /// r and s of an ECDSA signature on P-256.
    public static final Shape SIGNATURE = new Shape(
            "bad_signature",
            Pattern.compile("[0-9a-f]{128}"),
            128,
            "128 hexadecimal digits in lower case",
            "take the checkpoint as it was exported");

    public Checkpoint {
        Require.positive("size", size);
        SIGNATURE.require("signature", signature);
    }

    /// What [#canonical] gave.
    ///
    /// @throws IllegalArgumentException when it is no such thing
    public static Checkpoint of(Canonical.Fields line) {
        line.requireNames("key", "origin", "previous", "root", "signature", "size", "time");
        return new Checkpoint(
                new Origin(line.text("origin")),
                line.whole("size"),
                new Digest(line.text("root")),
                line.time("time"),
                new Digest(line.text("previous")),
                new KeyId(line.text("key")),
                line.text("signature"));
    }

    /// What is signed: everything but the signature, and what it is for.
    public static byte[] signedBytes(
            Origin origin, long size, Digest root, Instant time, Digest previous, KeyId key) {
        return CanonicalForm.bytes(
                fields(origin, size, root, time, previous, key).with("purpose", "slipway-checkpoint"));
    }

    /// The same of this one.
    public byte[] signedBytes() {
        return signedBytes(origin, size, root, time, previous, key);
    }

    /// As it is exported and archived.
    public Canonical.Fields canonical() {
        return fields(origin, size, root, time, previous, key).with("signature", signature);
    }

    /// What the next checkpoint names as its `previous`.
    public Digest hash() {
        return CanonicalForm.digest(canonical());
    }

    private static Canonical.Fields fields(
            Origin origin, long size, Digest root, Instant time, Digest previous, KeyId key) {
        return Canonical.Fields.NONE
                .with("key", key)
                .with("origin", origin)
                .with("previous", previous)
                .with("root", root)
                .with("size", size)
                .with("time", time.toString());
    }
}
