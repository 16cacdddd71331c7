package dev.slipway.app.listing;

import dev.slipway.app.store.Trouble;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A text with the name that complaints about it use.
///
/// Shape: `field` is the option or file that a person knows it by.
public record Source(String field, String text) {
    private static final int LONGEST = 20 * 1024 * 1024;
    private static final String MARK = "\uFEFF";

    /// Reads a file whole.
    ///
    /// @throws Malformed when there is no such file, or it is empty, larger than 20 MiB or no UTF-8
    public static Source file(String field, Path file) {
        var source = new Source(field, "");
        if (!Files.isRegularFile(file)) {
            throw source.not(file.toString(), "a file that is there", "check the path");
        }
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw source.not(file + " has more than 20 MiB", "at most 20 MiB", "check the file");
            }
            return decoded(field, file, bytes);
        } catch (IOException e) {
            throw source.not(file + ": " + Trouble.words(e), "a file that can be read", "check its permissions");
        }
    }

    private static Source decoded(String field, Path file, byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            var source = new Source(field, text);
            if (source.unmarked().text().isBlank()) {
                throw source.not(file + " is empty", "a file with at least one model", "fetch it again");
            }
            return source;
        } catch (CharacterCodingException e) {
            throw new Source(field, "").not(file + " is not UTF-8", "UTF-8 text", "save it as UTF-8");
        }
    }

    /// Whether it begins with a byte order mark.
    boolean marked() {
        return text.startsWith(MARK);
    }

    /// The same text without a byte order mark.
    Source unmarked() {
        return marked() ? new Source(field, text.substring(MARK.length())) : this;
    }

    /// The complaint that this text is something else.
    Malformed not(String observed, String accepted, String remedy) {
        return new Malformed(new Problem("bad_file", field, Shown.of(observed), accepted, remedy).sentence());
    }
}
