package dev.slipway.function.api.page;

import dev.slipway.core.model.Shown;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.text.BreakIterator;

/// Text of somebody else, shown as what it is: escaped, of limited length, nothing invisible in it.
///
/// Shape: what does not print stands as its code point, and so does every mark beyond the third on one letter; text of another
/// script stands in isolation, so that its direction ends with it. Only a text that is `inLines` keeps its line breaks.
public record Seen(String text, int longest, boolean inLines) implements Content {
    private static final int LINE = 300;
    private static final int MARKS = 3;

    /// One line of at most 300 characters.
    public static Seen of(Object value) {
        return new Seen(value.toString(), LINE, false);
    }

    /// Several lines of at most so many characters together.
    public static Seen lines(String text, int longest) {
        return new Seen(text.strip(), longest, true);
    }

    /// Whether there is nothing to be seen.
    public boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public boolean isEmptyContent() {
        return isEmpty();
    }

    @Override
    public void writeTo(TemplateOutput out) {
        boolean foreign = text.chars().anyMatch(unit -> unit > 0x7F);
        out.writeContent(foreign ? "<bdi>" : "");
        int end = text.length() <= longest ? text.length() : cut();
        write(out, text.substring(0, end));
        if (end < text.length()) {
            out.writeContent("<span class=\"code\">… %d more</span>".formatted(text.length() - end));
        }
        out.writeContent(foreign ? "</bdi>" : "");
    }

    private void write(TemplateOutput out, String shown) {
        var plain = new StringBuilder();
        int marks = 0;
        for (int i = 0; i < shown.length(); ) {
            int point = shown.codePointAt(i);
            i += Character.charCount(point);
            marks = isMark(point) ? marks + 1 : 0;
            if (Shown.prints(point) && marks <= MARKS) {
                plain.appendCodePoint(point);
                continue;
            }
            out.writeUserContent(plain.toString());
            plain.setLength(0);
            out.writeContent(inLines && point == '\n' ? "<br>" : "<span class=\"code\">U+%04X</span>".formatted(point));
        }
        out.writeUserContent(plain.toString());
    }

    /// Between two letters, not within one.
    private int cut() {
        var letters = BreakIterator.getCharacterInstance();
        letters.setText(text);
        return letters.isBoundary(longest) ? longest : letters.preceding(longest);
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
