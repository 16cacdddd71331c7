package dev.slipway.core.plan;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.util.Optional;

/// The text of an intent as it is let in: 1 to 4,000 characters that can be seen.
final class IntentText {
    private static final int LONGEST = 4000;
    private static final String FIELD = "intent";

    private IntentText() {}

    static Optional<Problem> check(String text) {
        var stripped = text.strip();
        if (stripped.codePoints().noneMatch(point -> Shown.prints(point) && point != ' ')) {
            return Optional.of(new Problem(
                    "text_required", FIELD, Shown.of(text), "1 to 4000 visible characters", "say what to deploy"));
        }
        if (stripped.length() > LONGEST) {
            return Optional.of(new Problem(
                    "text_length",
                    FIELD,
                    stripped.length() + " characters",
                    "1 to 4000 characters",
                    "say it in fewer words"));
        }
        return invalid(text);
    }

    private static Optional<Problem> invalid(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (forbidden(point)) {
                return Optional.of(new Problem(
                        "invalid_character",
                        FIELD,
                        "%s at position %d".formatted(Shown.of(Character.toString(point)), i + 1),
                        "text without control characters",
                        "remove that character"));
            }
            i += Character.charCount(point);
        }
        return Optional.empty();
    }

    private static boolean forbidden(int point) {
        boolean space = point == '\n' || point == '\r' || point == '\t';
        return switch (Character.getType(point)) {
            case Character.CONTROL -> !space;
            case Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
