package dev.slipway.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.step.Archive;
import dev.slipway.core.step.ArchiveContract;
import dev.slipway.core.step.ArchiveName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArchiveTest extends ArchiveContract {
    @TempDir
    Path temp;

    @Override
    protected Archive archive() {
        return FileArchive.in(temp.resolve("archive"));
    }

    @Override
    protected void damage(ArchiveName name) {
        try {
            Files.writeString(piece(name), "forged");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aNoteThatACrashLeftWithoutItsPieceMeansNothing() throws IOException {
        archive().put(NAME, "something else".getBytes(StandardCharsets.UTF_8), UNTIL.plusSeconds(1));
        Files.delete(piece(NAME));

        archive().put(NAME, BYTES, UNTIL);
        assertThat(archive().fetch(NAME)).hasValue(BYTES);
        archive().remove(NAME, UNTIL);

        assertThat(archive().fetch(NAME)).isEmpty();
    }

    @Test
    void aPieceWhoseNoteIsGoneIsNotTrusted() throws IOException {
        archive().put(NAME, BYTES, UNTIL);
        Files.delete(temp.resolve("archive/kept").resolve(NAME.value()));

        assertThatThrownBy(() -> archive().fetch(NAME)).isInstanceOf(Malformed.class);
    }

    @Test
    void leavesNothingHalfDone() {
        archive().put(NAME, BYTES, UNTIL);

        assertThat(temp.resolve("archive/pieces/log").toFile().list()).containsExactly("0000000000000000007.checkpoint");
    }

    @Test
    void isUnavailableWhereItCannotWrite() throws IOException {
        var archive = archive();
        Files.writeString(temp.resolve("archive/kept/log"), "in the way");

        assertThatThrownBy(() -> archive.put(NAME, BYTES, UNTIL)).isInstanceOf(Unavailable.class);
    }

    private Path piece(ArchiveName name) {
        return temp.resolve("archive/pieces").resolve(name.value());
    }
}
