package dev.slipway.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Task tokens, made from the engine's key and from what is kept of a wait.
///
/// Shape: base64url of a version, the execution's two names, the wait's id, and an HMAC-SHA-256 over all of these.
/// So a token says where it belongs, no list of tokens is needed, and who has the journal alone can make none.
final class Tokens {
    /// AWS's own limit was 1,024 and is 2,048 today; ours stay below both.
    private static final int LONGEST = 1_024;

    private static final int VERSION = 1;
    private static final int MAC = 32;
    private static final byte[] PURPOSE = "task-token".getBytes(StandardCharsets.US_ASCII);

    /// Which wait a token is about, whoever made it.
    record Claim(ExecutionId execution, UUID id) {}

    private final SecretKey key;

    Tokens(SecretKey key) {
        var bytes = key.getEncoded();
        if (bytes == null || bytes.length < MAC) {
            throw new IllegalArgumentException("the key of the task tokens must have at least 32 bytes");
        }
        this.key = key;
    }

    String of(Claim claim) {
        var body = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(body)) {
            out.writeByte(VERSION);
            out.writeUTF(claim.execution().machine());
            out.writeUTF(claim.execution().name());
            out.writeLong(claim.id().getMostSignificantBits());
            out.writeLong(claim.id().getLeastSignificantBits());
            out.write(mac(body.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(body.toByteArray());
    }

    /// Compares the whole text, so that a token has one spelling only.
    boolean isOurs(Claim claim, String token) {
        return MessageDigest.isEqual(
                of(claim).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /// @return empty when this is not the shape of a token
    static Optional<Claim> read(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try (var in = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(token)))) {
            var isKnown = in.readByte() == VERSION;
            var execution = new ExecutionId(in.readUTF(), in.readUTF());
            var id = new UUID(in.readLong(), in.readLong());
            return isKnown && in.available() == MAC ? Optional.of(new Claim(execution, id)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] mac(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(PURPOSE);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
