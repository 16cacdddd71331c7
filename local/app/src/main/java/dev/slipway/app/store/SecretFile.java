package dev.slipway.app.store;

import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Unavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/// A key in a file that only its owner reads, made once.
public final class SecretFile {
    private static final String OWNER_ONLY = "rw-------";

    private SecretFile() {}

    /// The file's text, which is `fresh` when there was no file.
    ///
    /// @throws Refused when others may read the file
    /// @throws Unavailable when it can neither be read nor made
    public static String text(Path file, Supplier<String> fresh) {
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                make(file, fresh.get());
            }
            return read(file);
        } catch (IOException e) {
            throw new Unavailable("the key file %s cannot be used: %s".formatted(file, Trouble.words(e)), e);
        }
    }

    /// Complete and on disk, or absent, whatever happens in between.
    private static void make(Path file, String text) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        var attribute = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY));
        var fresh = Files.createTempFile(folder, "key", ".new", attribute);
        try (var out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        try (var names = FileChannel.open(folder)) {
            names.force(true);
        }
    }

    private static String read(Path file) throws IOException {
        var permissions = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || !PosixFilePermissions.fromString(OWNER_ONLY).containsAll(permissions)) {
            throw new Refused("the key file %s is open to others (%s): make it a file of mode 600, or remove it"
                    .formatted(file, PosixFilePermissions.toString(permissions)));
        }
        return Files.readString(file);
    }
}
