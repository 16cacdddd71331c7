package dev.slipway.app.keys;

import dev.slipway.core.approval.TokenVault;
import dev.slipway.core.approval.TokenVaultContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class AesVaultTest extends TokenVaultContract {
    @TempDir
    private Path home;

    @Override
    protected TokenVault vault() {
        return new AesVault(KeyRing.in(home.resolve("vault.key")));
    }
}
