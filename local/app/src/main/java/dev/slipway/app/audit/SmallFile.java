package dev.slipway.app.audit;

import dev.slipway.core.failure.Malformed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// What is read in one piece of a file that somebody else may have made: never more than the longest line.
final class SmallFile {
    private SmallFile() {}

    /// @throws Malformed when it is longer than [FileLines#LONGEST]
    static byte[] bytes(Path path) throws IOException {
        try (var file = FileChannel.open(path)) {
            if (file.size() > FileLines.LONGEST) {
                throw new Malformed("%s has %,d bytes, at most %,d are taken".formatted(path, file.size(), FileLines.LONGEST));
            }
            return read(file, 0);
        }
    }

    /// Its last line that is not blank, however long the file is.
    ///
    /// @throws Malformed when that line does not lie within the last [FileLines#LONGEST] bytes
    static String lastLine(Path path) throws IOException {
        try (var file = FileChannel.open(path)) {
            long from = Math.max(0, file.size() - FileLines.LONGEST);
            var end = new String(read(file, from), StandardCharsets.UTF_8).strip();
            int before = end.lastIndexOf('\n');
            if (before < 0 && from > 0) {
                throw new Malformed("%s ends in a line of more than %,d bytes".formatted(path, FileLines.LONGEST));
            }
            return end.substring(before + 1);
        }
    }

    private static byte[] read(FileChannel file, long from) throws IOException {
        var bytes = ByteBuffer.allocate(FileLines.LONGEST);
        int read = 0;
        while (read >= 0 && bytes.hasRemaining()) {
            read = file.read(bytes, from + bytes.position());
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
