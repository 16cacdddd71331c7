package dev.slipway.app.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.contract.SecretName;
import dev.slipway.core.contract.Secrets;
import dev.slipway.core.contract.SecretsContract;
import dev.slipway.core.failure.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSecretsTest extends SecretsContract {
    @TempDir
    private Path home;

    @Override
    protected Secrets secrets() {
        return FileSecrets.in(home);
    }

    @Override
    protected SecretName name() {
        return new SecretName("slipway/registry");
    }

    @Override
    protected void keep(SecretName name, String secret) {
        var file = home.resolve("secrets").resolve(name.value());
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, secret);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void anAgePasses() {
        // Files are read each time.
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        keep(name(), "hush");
        Files.setPosixFilePermissions(
                home.resolve("secrets").resolve(name().value()), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> secrets().read(name())).isInstanceOf(Refused.class).hasMessageContaining("mode 600");
    }
}
