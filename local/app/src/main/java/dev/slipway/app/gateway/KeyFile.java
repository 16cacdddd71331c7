package dev.slipway.app.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/// A P-256 key pair in a file that only its owner reads, made once.
///
/// Shape: a JSON Web Key (RFC 7517); its `kid` is its thumbprint (RFC 7638).
public final class KeyFile {
    private static final String OWNER_ONLY = "rw-------";

    private KeyFile() {}

    /// The key in this file of the folder.
    ///
    /// @throws Refused when others may read the file
    /// @throws Malformed when there is no key in it
    /// @throws Unavailable when it can neither be read nor made
    public static ECKey in(Path folder, String name) {
        var file = folder.resolve(name);
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                make(file);
            }
            return read(file);
        } catch (IOException e) {
            throw new Unavailable("the key file %s cannot be used: %s".formatted(file, e), e);
        }
    }

    /// Complete or absent, whatever happens in between.
    private static void make(Path file) throws IOException {
        var attribute = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY));
        var fresh = Files.createTempFile(file.getParent(), "key", ".new", attribute);
        Files.writeString(fresh, generated().toJSONString());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static ECKey generated() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    private static ECKey read(Path file) throws IOException {
        var permissions = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || !PosixFilePermissions.fromString(OWNER_ONLY).containsAll(permissions)) {
            throw new Refused("the key file %s is open to others (%s): make it a file of mode 600, or remove it"
                    .formatted(file, PosixFilePermissions.toString(permissions)));
        }
        try {
            return ECKey.parse(Files.readString(file));
        } catch (ParseException unread) {
            // Without its cause: the text of a key must not come into a log.
            throw new Malformed("the key file %s holds no key: remove it, and a new one is made".formatted(file));
        }
    }
}
