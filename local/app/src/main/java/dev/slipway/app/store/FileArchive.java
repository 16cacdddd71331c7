package dev.slipway.app.store;

import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Shown;
import dev.slipway.core.step.Archive;
import dev.slipway.core.step.ArchiveName;
import dev.slipway.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// The archive in a directory: a piece in a file of its name under `pieces`, and under `kept` what was noted of it.
///
/// The note is durable before the piece is there, so every piece has its own; a note without a piece is what a crash
/// left and means nothing. The folder has one owner ([DataFolder]), within which writers take turns.
public final class FileArchive implements Archive {
    /// What is noted beside a piece.
    private record Note(Digest digest, Instant until) {}

    private final Path pieces;
    private final Path notes;

    private FileArchive(Path directory) {
        this.pieces = directory.resolve("pieces");
        this.notes = directory.resolve("kept");
    }

    /// In this directory, made where it is missing.
    public static FileArchive in(Path directory) {
        try {
            var archive = new FileArchive(directory);
            DataFolder.make(archive.pieces);
            DataFolder.make(archive.notes);
            return archive;
        } catch (IOException e) {
            throw new Unavailable("the directory %s cannot be made: %s; choose another".formatted(directory, Trouble.words(e)), e);
        }
    }

    @Override
    public synchronized void put(ArchiveName name, byte[] bytes, Instant until) {
        var there = fetch(name);
        if (there.isPresent()) {
            if (!Arrays.equals(there.get(), bytes)) {
                throw new Conflict("the archive holds other bytes under %s, of digest %s instead of %s: they stay"
                        .formatted(name, Digest.of(there.get()), Digest.of(bytes)));
            }
            return;
        }
        try {
            WholeFile.place(Json.bytes(new Note(Digest.of(bytes), until)), note(name));
            WholeFile.place(bytes, piece(name));
        } catch (IOException e) {
            throw Trouble.unkept(name + " cannot be archived: %s; look at the disk", e);
        }
    }

    @Override
    public synchronized Optional<byte[]> fetch(ArchiveName name) {
        try {
            var bytes = Files.readAllBytes(piece(name));
            var noted = noted(name).digest();
            if (!Digest.of(bytes).equals(noted)) {
                throw new Malformed("%s was changed in the archive: %s has digest %s instead of %s; restore it from a copy"
                        .formatted(name, piece(name), Digest.of(bytes), noted));
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Unavailable("%s cannot be read from the archive: %s; look at the disk".formatted(name, Trouble.words(e)), e);
        }
    }

    @Override
    public synchronized void remove(ArchiveName name, Instant now) {
        if (!Files.exists(piece(name))) {
            return;
        }
        try {
            var until = noted(name).until();
            if (now.isBefore(until)) {
                throw new Refused("%s is kept in the archive until %s: wait".formatted(name, Shown.time(until)));
            }
            Files.delete(piece(name));
            WholeFile.flush(WholeFile.above(piece(name)));
            Files.delete(note(name));
        } catch (IOException e) {
            throw new Unavailable("%s cannot be removed from the archive: %s".formatted(name, Trouble.words(e)), e);
        }
    }

    private Note noted(ArchiveName name) throws IOException {
        try {
            return Json.readStored(Files.readAllBytes(note(name)), Note.class);
        } catch (NoSuchFileException e) {
            throw new Malformed("nothing is noted of %s in the archive: restore %s".formatted(name, note(name)), e);
        }
    }

    private Path piece(ArchiveName name) {
        return pieces.resolve(name.value());
    }

    private Path note(ArchiveName name) {
        return notes.resolve(name.value());
    }
}
