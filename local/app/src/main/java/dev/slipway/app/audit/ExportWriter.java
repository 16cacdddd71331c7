package dev.slipway.app.audit;

import dev.slipway.app.store.Trouble;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.CanonicalForm;
import dev.slipway.core.audit.verify.ExportFile;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import dev.slipway.wire.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Writes an export beside its place and moves it there as a whole.
///
/// Until [#finish] nothing is to be seen there; what was begun and not finished is removed.
public final class ExportWriter implements AutoCloseable {
    private final Path target;
    private final Path fresh;
    private final Map<ExportFile, Part> parts = new EnumMap<>(ExportFile.class);
    private boolean finished;

    private ExportWriter(Path target, Path fresh) throws IOException {
        this.target = target;
        this.fresh = fresh;
        for (var file : ExportFile.values()) {
            parts.put(file, new Part(file, fresh.resolve(file.file())));
        }
    }

    /// @throws Conflict when the folder is there and not empty
    /// @throws Unavailable when it cannot be written beside
    public static ExportWriter to(Path folder) {
        var target = folder.toAbsolutePath().normalize();
        try {
            refuseFull(target);
            var above = target.getParent() == null ? target : target.getParent();
            Files.createDirectories(above);
            return new ExportWriter(target, Files.createTempDirectory(above, ".slipway-export"));
        } catch (IOException e) {
            throw new Unavailable("%s cannot be written: %s; choose another folder".formatted(target, Trouble.words(e)), e);
        }
    }

    /// Appends a line to a file.
    public void add(ExportFile file, Canonical.Fields line) {
        try {
            Objects.requireNonNull(parts.get(file)).add(CanonicalForm.line(line));
        } catch (IOException e) {
            throw new Unavailable("the export cannot be written: %s; make room on the disk".formatted(Trouble.words(e)), e);
        }
    }

    /// Writes the manifest and moves everything to its place.
    public Manifest finish() {
        try {
            var entries = new ArrayList<Manifest.Entry>();
            for (var part : parts.values()) {
                entries.add(part.end());
            }
            var manifest = new Manifest(Manifest.FORMAT, entries);
            Files.write(fresh.resolve(Manifest.NAME), Json.bytes(manifest), StandardOpenOption.CREATE_NEW);
            flush(fresh.resolve(Manifest.NAME));
            flush(fresh);
            refuseFull(target);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            finished = true;
            return manifest;
        } catch (IOException e) {
            throw new Unavailable("the export cannot be written to %s: %s".formatted(target, Trouble.words(e)), e);
        }
    }

    @Override
    public void close() {
        if (!finished) {
            parts.values().forEach(Part::abandon);
            for (var name : List.of(Manifest.NAME, "")) {
                remove(fresh.resolve(name));
            }
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // A folder with a dot before its name is all that is left of it.
        }
    }

    private static void refuseFull(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var inside = Files.newDirectoryStream(folder)) {
                if (inside.iterator().hasNext()) {
                    throw new Conflict("%s is not empty: choose a folder that is new or empty".formatted(folder));
                }
            }
        }
    }

    private static void flush(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// One file under way.
    private static final class Part {
        private final ExportFile file;
        private final Path path;
        private final OutputStream out;
        private final MessageDigest sha = Digest.sha256();
        private long lines;
        private long bytes;

        Part(ExportFile file, Path path) throws IOException {
            this.file = file;
            this.path = path;
            this.out = new BufferedOutputStream(
                    Channels.newOutputStream(
                            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)),
                    1 << 16);
        }

        void add(byte[] line) throws IOException {
            out.write(line);
            sha.update(line);
            lines++;
            bytes += line.length;
        }

        Manifest.Entry end() throws IOException {
            out.close();
            flush(path);
            return new Manifest.Entry(file, lines, bytes, Digest.ofSum(sha.digest()));
        }

        void abandon() {
            try {
                out.close();
            } catch (IOException full) {
                // It is removed anyway.
            }
            remove(path);
        }
    }
}
