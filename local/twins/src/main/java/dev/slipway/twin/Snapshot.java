package dev.slipway.twin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// One JSON document in one file, replaced whole and on disk when `save` returns.
public final class Snapshot {
    private final Path file;
    private final InstantSource clock;

    public Snapshot(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    public void save(ObjectNode document) {
        document.put("saved_at", clock.instant().toString());
        try {
            Files.createDirectories(folder());
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            write(fresh, Json.MAPPER.writeValueAsBytes(document));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (var entries = FileChannel.open(folder(), StandardOpenOption.READ)) {
                entries.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot save " + file, e);
        }
    }

    public Optional<JsonNode> load() {
        try {
            return Files.exists(file) ? Optional.of(Json.MAPPER.readTree(file.toFile())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + "; move it away to start empty", e);
        }
    }

    /// The time on the twin's clock when the document was last saved: a fast clock goes on from there after a restart.
    public Optional<Instant> savedAt() {
        return load().map(saved -> Instant.parse(saved.path("saved_at").asText()));
    }

    private Path folder() {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
    }

    private static void write(Path fresh, byte[] bytes) throws IOException {
        try (var out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            out.force(true);
        }
    }
}
