package dev.slipway.app.audit;

import dev.slipway.app.store.Trouble;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.CanonicalForm;
import dev.slipway.core.audit.verify.ExportFile;
import dev.slipway.core.audit.verify.FlawKind;
import dev.slipway.core.audit.verify.Line;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;

/// The lines of one file of an export, one at a time: a line of whatever length takes no more memory than the limit.
///
/// At the end the file is closed, and whoever wants hears what was read of it.
final class FileLines<T> implements Iterator<Line<T>> {
    /// The most bytes of a line.
    static final int LONGEST = 1 << 20;

    private final ExportFile file;
    private final Function<byte[], T> reading;
    private final Function<T, Canonical.Fields> canonical;
    private final Consumer<Manifest.Entry> atEnd;
    private final InputStream in;
    private final MessageDigest sha = Digest.sha256();
    private final byte[] buffer = new byte[1 << 16];

    private byte[] line = new byte[1 << 12];
    private int at;
    private int filled;
    private long lines;
    private long bytes;
    private boolean ended;

    FileLines(
            Path folder,
            ExportFile file,
            Function<byte[], T> reading,
            Function<T, Canonical.Fields> canonical,
            Consumer<Manifest.Entry> atEnd) {
        this.file = file;
        this.reading = reading;
        this.canonical = canonical;
        this.atEnd = atEnd;
        try {
            this.in = Files.newInputStream(folder.resolve(file.file()));
        } catch (IOException e) {
            throw unread(e);
        }
    }

    @Override
    public boolean hasNext() {
        if (at == filled && !ended) {
            fill();
        }
        return !ended;
    }

    @Override
    public Line<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int length = 0;
        boolean tooLong = false;
        lines++;
        while (hasNext()) {
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            tooLong |= length + end - at > LONGEST;
            if (!tooLong) {
                length = keep(length, end);
            }
            boolean whole = end < filled;
            at = whole ? end + 1 : end;
            if (whole) {
                return tooLong ? wrong(FlawKind.CHANGED, "is too long") : read(Arrays.copyOf(line, length));
            }
        }
        return wrong(FlawKind.CUT, "is torn: it does not end");
    }

    private int keep(int length, int end) {
        int longer = length + end - at;
        if (longer > line.length) {
            line = Arrays.copyOf(line, Math.max(longer, 2 * line.length));
        }
        System.arraycopy(buffer, at, line, length, end - at);
        return longer;
    }

    private Line<T> read(byte[] text) {
        try {
            var value = reading.apply(text);
            return Arrays.equals(CanonicalForm.bytes(canonical.apply(value)), text)
                    ? new Line.Read<>(value)
                    : new Line.Respelled<>(value, "line %d of %s".formatted(lines, file.file()));
        } catch (Malformed | IllegalArgumentException no) {
            return wrong(FlawKind.CHANGED, "is not what it was: " + Shown.of(String.valueOf(no.getMessage())));
        }
    }

    private Line<T> wrong(FlawKind kind, String what) {
        return new Line.Unread<>(kind, "line %d of %s %s".formatted(lines, file.file(), what));
    }

    private void fill() {
        try {
            filled = in.read(buffer);
            at = 0;
            if (filled < 0) {
                filled = 0;
                ended = true;
                in.close();
                atEnd.accept(new Manifest.Entry(file, lines, bytes, Digest.ofSum(sha.digest())));
            } else {
                sha.update(buffer, 0, filled);
                bytes += filled;
            }
        } catch (IOException e) {
            throw unread(e);
        }
    }

    private Unavailable unread(IOException e) {
        return new Unavailable("%s of the export cannot be read: %s".formatted(file.file(), Trouble.words(e)), e);
    }
}
