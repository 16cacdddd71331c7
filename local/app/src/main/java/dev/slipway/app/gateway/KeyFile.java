package dev.slipway.app.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.slipway.app.store.SecretFile;
import dev.slipway.core.failure.Malformed;
import java.nio.file.Path;
import java.text.ParseException;

/// A P-256 key pair in a file that only its owner reads, made once.
///
/// Shape: a JSON Web Key (RFC 7517); its `kid` is its thumbprint (RFC 7638).
public final class KeyFile {
    private KeyFile() {}

    /// The key in this file of the folder.
    ///
    /// @throws dev.slipway.core.failure.Refused when others may read the file
    /// @throws Malformed when there is no key in it
    /// @throws dev.slipway.core.failure.Unavailable when it can neither be read nor made
    public static ECKey in(Path folder, String name) {
        var file = folder.resolve(name);
        var text = SecretFile.text(file, () -> generated().toJSONString());
        try {
            return ECKey.parse(text);
        } catch (ParseException unread) {
            // Without its cause: the text of a key must not come into a log.
            throw new Malformed("the key file %s holds no key: remove it, and a new one is made".formatted(file));
        }
    }

    private static ECKey generated() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }
}
