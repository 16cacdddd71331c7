package dev.slipway.core.checkpoint;

import dev.slipway.core.model.Shape;
import java.util.Optional;
import java.util.regex.Pattern;

/// How far an export has come, as a text between two pages of it.
///
/// Shape: `size` is that of the log when the export began, so that all pages speak of one moment.
sealed interface Cursor {
    Shape SHAPE = new Shape(
            "bad_cursor",
            Pattern.compile("log\\.[0-9]{1,15}\\.[0-9]{1,15}|runs\\.[0-9]{1,15}\\.[0-9]{1,15}\\.(?:[A-Za-z0-9][A-Za-z0-9-]{0,79})?"),
            120,
            "the next of the page before",
            "begin the export again");

    long size();

    /// The leaves from this index on come next.
    record Log(long size, long index) implements Cursor {
        @Override
        public String toString() {
            return "log.%d.%d".formatted(size, index);
        }
    }

    /// The events behind this sequence of this run come next, then the runs behind it. No run: the first.
    record Runs(long size, long after, String run) implements Cursor {
        @Override
        public String toString() {
            return "runs.%d.%d.%s".formatted(size, after, run);
        }
    }

    /// What the text says; nothing when it is no cursor.
    static Optional<Cursor> of(String text) {
        if (SHAPE.check("after", text).isPresent()) {
            return Optional.empty();
        }
        var parts = text.split("\\.", -1);
        long size = Long.parseLong(parts[1]);
        long at = Long.parseLong(parts[2]);
        return Optional.of(parts[0].equals("log") ? new Log(size, at) : new Runs(size, at, parts[3]));
    }
}
