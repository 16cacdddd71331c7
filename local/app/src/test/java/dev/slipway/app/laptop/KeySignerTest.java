package dev.slipway.app.laptop;

import dev.slipway.core.checkpoint.CheckpointSigner;
import dev.slipway.core.checkpoint.CheckpointSignerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class KeySignerTest extends CheckpointSignerContract {
    @TempDir
    private Path home;

    @Override
    protected CheckpointSigner signer() {
        return KeySigner.in(home);
    }
}
