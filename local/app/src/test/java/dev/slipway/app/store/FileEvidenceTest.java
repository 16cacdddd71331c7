package dev.slipway.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEvidenceTest {
    private static final byte[] BYTES = "findings".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temp;

    @Test
    void keepsBytesUnderTheirDigest() throws IOException {
        var evidence = FileEvidence.in(temp.resolve("evidence"));

        var digest = evidence.keep(BYTES);

        assertThat(digest).isEqualTo(Digest.of(BYTES));
        assertThat(FileEvidence.in(temp.resolve("evidence")).fetch(digest)).hasValue(BYTES);
        assertThat(temp.resolve("evidence").toFile().list()).containsExactly(digest.hex());
    }

    @Test
    void keepsTheSameBytesOnceEvenFromManyThreads() {
        var evidence = FileEvidence.in(temp);

        IntStream.range(0, 16).parallel().forEach(_ -> evidence.keep(BYTES));

        assertThat(temp.toFile().list()).hasSize(1);
    }

    @Test
    void hasNothingForADigestNeverKept() {
        assertThat(FileEvidence.in(temp).fetch(Digest.of(BYTES))).isEmpty();
    }

    @Test
    void refusesWhatWasChangedAndMendsItWhenItIsKeptAgain() throws IOException {
        var evidence = FileEvidence.in(temp);
        var digest = evidence.keep(BYTES);
        Files.writeString(temp.resolve(digest.hex()), "forged");

        assertThatThrownBy(() -> evidence.fetch(digest))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining(digest.value());
        evidence.keep(BYTES);

        assertThat(evidence.fetch(digest)).hasValue(BYTES);
    }

    @Test
    void isUnavailableWhereTheDirectoryIsGone() throws IOException {
        var evidence = FileEvidence.in(temp.resolve("gone"));
        Files.delete(temp.resolve("gone"));

        assertThatThrownBy(() -> evidence.keep(BYTES)).isInstanceOf(Unavailable.class);
    }
}
