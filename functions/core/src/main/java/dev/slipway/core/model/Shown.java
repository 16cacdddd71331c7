package dev.slipway.core.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.IntPredicate;

/// What is shown to people: foreign text made fit for it (short, one line, nothing invisible), and times.
public final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    /// At most 80 characters; whatever does not print is spelled as its code point.
    public static String of(String text) {
        return of(text, LONGEST);
    }

    /// The same for a field that takes ASCII only, where a letter of another script may look like one that is accepted.
    public static String ascii(String text) {
        return shown(text, LONGEST, point -> point < 0x80 && prints(point));
    }

    /// The same with another limit.
    public static String of(String text, int longest) {
        return shown(text, longest, Shown::prints);
    }

    /// A moment in UTC to the second, such as `2026-11-21T12:00:00Z`; what is left of the second is dropped, so that nobody
    /// reads of more time than there is.
    public static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String shown(String text, int longest, IntPredicate prints) {
        var shown = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            var piece = prints.test(point) ? Character.toString(point) : "<U+%04X>".formatted(point);
            if (shown.length() + piece.length() > longest - 1) {
                return shown.append('…').toString();
            }
            shown.append(piece);
            i += Character.charCount(point);
        }
        return shown.toString();
    }

    /// Whether a reader sees this character as what it is.
    public static boolean prints(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> !isFiller(point);
        };
    }

    /// Letters by their category, blank to the eye: Hangul fillers and the Braille blank.
    private static boolean isFiller(int point) {
        return point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0 || point == 0x2800;
    }
}
