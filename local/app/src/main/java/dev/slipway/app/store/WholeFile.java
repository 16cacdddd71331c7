package dev.slipway.app.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// Files that are there as a whole or not at all: written beside their place, flushed, moved there in one go, and the
/// directory flushed. A `.part` file is what a crash left; it means nothing.
final class WholeFile {
    private WholeFile() {}

    /// Also makes the directory above, where it is missing.
    static void place(byte[] bytes, Path file) throws IOException {
        var directory = above(file);
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            flush(above(directory));
        }
        move(bytes, file);
        flush(directory);
    }

    /// The directory in which the file lies.
    static Path above(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a directory");
    }

    /// The same without flushing the directory.
    static void move(byte[] bytes, Path file) throws IOException {
        var part = Files.createTempFile(above(file), "", ".part");
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            var left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    static void flush(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
