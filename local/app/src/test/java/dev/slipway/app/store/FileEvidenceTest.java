package dev.slipway.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import dev.slipway.core.step.Evidence;
import dev.slipway.core.step.EvidenceContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEvidenceTest extends EvidenceContract {
    @TempDir
    Path temp;

    @Override
    protected Evidence evidence() {
        return FileEvidence.in(temp.resolve("evidence"));
    }

    @Override
    protected void damage(Digest digest) {
        try {
            Files.writeString(temp.resolve("evidence").resolve(digest.hex()), "forged");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected int size() {
        return names().length;
    }

    @Test
    void namesTheFileOfAPieceByItsDigest() {
        var digest = evidence().keep(BYTES);

        assertThat(names()).containsExactly(digest.hex());
    }

    @Test
    void isUnavailableWhereTheDirectoryIsGone() throws IOException {
        var evidence = evidence();
        Files.delete(temp.resolve("evidence"));

        assertThatThrownBy(() -> evidence.keep(BYTES)).isInstanceOf(Unavailable.class);
    }

    private String[] names() {
        return temp.resolve("evidence").toFile().list();
    }
}
