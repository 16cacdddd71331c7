package dev.slipway.app.show;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.model.Shown;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/// Foreign text on a terminal: whatever does not print is spelled as its code point, so that no text moves the cursor.
final class Plain {
    private Plain() {}

    static String of(String text) {
        var plain = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Shown.prints(point)) {
                plain.appendCodePoint(point);
            } else {
                plain.append("<U+%04X>".formatted(point));
            }
        });
        return plain.toString();
    }

    /// The text of a node; numbers as they were written, absence as nothing.
    static String of(JsonNode node) {
        return of(node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asText(""));
    }

    /// A moment to the second; whatever is no moment as it was written.
    static String time(JsonNode node) {
        try {
            return Shown.time(Instant.parse(node.asText("")));
        } catch (DateTimeParseException e) {
            return of(node);
        }
    }
}
