package dev.slipway.app.store;

import dev.slipway.core.contract.Secret;
import dev.slipway.core.contract.SecretName;
import dev.slipway.core.contract.Secrets;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Secrets in files that only their owner reads, `secrets/NAME` below the data folder. Read anew each time.
public final class FileSecrets implements Secrets {
    private final Path folder;

    private FileSecrets(Path folder) {
        this.folder = folder;
    }

    /// The folder is looked into when a secret is asked for.
    public static FileSecrets in(Path home) {
        return new FileSecrets(home.resolve("secrets"));
    }

    @Override
    public Secret read(SecretName name) {
        var file = folder.resolve(name.value());
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refused("there is no secret %s: put it into the file %s, of mode 600".formatted(name, file));
        }
        var text = SecretFile.text(file, () -> "");
        if (text.isEmpty()) {
            throw new Malformed("the secret %s is empty: put it into the file %s".formatted(name, file));
        }
        return new Secret(text);
    }
}
