package dev.slipway.app.audit;

import dev.slipway.core.failure.Malformed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What is read in one piece of a file that somebody else may have made: never more than the longest line.
final class SmallFile {
    /// A line and the line feeds around it.
    private static final int KEPT = FileLines.LONGEST + 2;

    private SmallFile() {}

    /// @throws Malformed when it is longer than [FileLines#LONGEST]
    static byte[] bytes(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            var bytes = in.readNBytes(FileLines.LONGEST + 1);
            if (bytes.length > FileLines.LONGEST) {
                throw new Malformed("%s has more than %,d bytes".formatted(path, FileLines.LONGEST));
            }
            return bytes;
        }
    }

    /// Its last line that is not blank, however long the file is; a pipe is read too.
    ///
    /// @throws Malformed when that line does not lie within the last [FileLines#LONGEST] bytes
    static String lastLine(Path path) throws IOException {
        var kept = new byte[0];
        long read = 0;
        try (var in = Files.newInputStream(path)) {
            for (var more = in.readNBytes(KEPT); more.length > 0; more = in.readNBytes(KEPT)) {
                read += more.length;
                kept = end(kept, more);
            }
        }
        var end = new String(kept, StandardCharsets.UTF_8).strip();
        int before = end.lastIndexOf('\n');
        var line = end.substring(before + 1);
        boolean cut = before < 0 && read > kept.length;
        if (cut || line.getBytes(StandardCharsets.UTF_8).length > FileLines.LONGEST) {
            throw new Malformed("%s ends in a line of more than %,d bytes".formatted(path, FileLines.LONGEST));
        }
        return line;
    }

    private static byte[] end(byte[] kept, byte[] more) {
        var both = Arrays.copyOf(kept, kept.length + more.length);
        System.arraycopy(more, 0, both, kept.length, more.length);
        return Arrays.copyOfRange(both, Math.max(0, both.length - KEPT), both.length);
    }
}
