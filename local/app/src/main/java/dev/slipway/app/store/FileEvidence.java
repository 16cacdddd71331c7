package dev.slipway.app.store;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import dev.slipway.core.step.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Evidence in a directory, each piece in a file named by the hexadecimal digits of its digest.
///
/// A piece is there as a whole or not at all ([WholeFile]).
public final class FileEvidence implements Evidence {
    private static final int REMEMBERED = 10_000;

    private final Path directory;

    /// What this process has flushed already: the same findings and facts are kept again and again, and a flush is what
    /// keeping costs.
    private final Set<Digest> flushed = ConcurrentHashMap.newKeySet();

    private FileEvidence(Path directory) {
        this.directory = directory;
    }

    /// In this directory, made where it is missing.
    public static FileEvidence in(Path directory) {
        try {
            DataFolder.make(directory);
            return new FileEvidence(directory);
        } catch (IOException e) {
            throw new Unavailable("the directory %s cannot be made: %s; choose another".formatted(directory, Trouble.words(e)), e);
        }
    }

    @Override
    public Digest keep(byte[] bytes) {
        var digest = Digest.of(bytes);
        try {
            var whole = isWhole(digest);
            if (whole && flushed.contains(digest)) {
                return digest;
            }
            if (!whole) {
                WholeFile.move(bytes, file(digest));
            }
            WholeFile.flush(directory);
            remember(digest);
            return digest;
        } catch (IOException e) {
            throw Trouble.unkept("evidence " + digest + " cannot be kept: %s; look at the disk", e);
        }
    }

    @Override
    public Optional<byte[]> fetch(Digest digest) {
        try {
            var bytes = Files.readAllBytes(file(digest));
            if (!Digest.of(bytes).equals(digest)) {
                throw new Malformed("evidence %s was changed: the file %s has digest %s; restore it from a copy"
                        .formatted(digest, file(digest), Digest.of(bytes)));
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Unavailable("evidence %s cannot be read: %s; look at the disk".formatted(digest, Trouble.words(e)), e);
        }
    }

    private void remember(Digest digest) {
        if (flushed.size() >= REMEMBERED) {
            flushed.clear();
        }
        flushed.add(digest);
    }

    private boolean isWhole(Digest digest) throws IOException {
        return Files.exists(file(digest))
                && Digest.of(Files.readAllBytes(file(digest))).equals(digest);
    }

    private Path file(Digest digest) {
        return directory.resolve(digest.hex());
    }
}
