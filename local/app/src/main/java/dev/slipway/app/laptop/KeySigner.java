package dev.slipway.app.laptop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import dev.slipway.app.gateway.KeyFile;
import dev.slipway.core.audit.CheckpointKey;
import dev.slipway.core.checkpoint.CheckpointSigner;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;

/// Signs with `checkpoint.key` of the data folder, readable for the owner alone.
///
/// Whoever removes the file has the next start make another key; the old one stays known to the log that it signed.
final class KeySigner implements CheckpointSigner {
    private final ECKey pair;

    private KeySigner(ECKey pair) {
        this.pair = pair;
    }

    /// @throws dev.slipway.core.failure.Refused when others may read the key
    /// @throws dev.slipway.core.failure.Malformed when the file holds no key
    static KeySigner in(Path folder) {
        return new KeySigner(KeyFile.in(folder, "checkpoint.key"));
    }

    @Override
    public CheckpointKey key() {
        return new CheckpointKey(pair.getX().toString(), pair.getY().toString());
    }

    @Override
    public byte[] sign(byte[] bytes) {
        try {
            var signing = Signature.getInstance("SHA256withECDSAinP1363Format");
            signing.initSign(pair.toECPrivateKey());
            signing.update(bytes);
            return signing.sign();
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("a P-256 key signs", e);
        }
    }
}
