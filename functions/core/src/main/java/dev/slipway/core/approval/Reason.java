package dev.slipway.core.approval;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.util.Optional;

/// Why somebody decided as they did: at most 1,000 characters of foreign text, needed for a no.
final class Reason {
    private static final int LONGEST = 1000;
    private static final String FIELD = "reason";

    private Reason() {}

    static Optional<Problem> check(Optional<String> reason, Vote.Decision decision) {
        var text = stripped(reason);
        if (text.isEmpty()) {
            return decision == Vote.Decision.REJECT
                    ? Optional.of(new Problem(
                            "text_required",
                            FIELD,
                            "nothing",
                            "1 to 1000 visible characters",
                            "say why, for whoever asked"))
                    : Optional.empty();
        }
        if (text.get().length() > LONGEST) {
            return Optional.of(new Problem(
                    "text_length",
                    FIELD,
                    text.get().length() + " characters",
                    "at most 1000 characters",
                    "say it in fewer words"));
        }
        return invalid(text.get());
    }

    /// Without white space at its ends; nothing where nothing is to be seen.
    static Optional<String> stripped(Optional<String> reason) {
        return reason.map(String::strip)
                .filter(text -> text.codePoints().anyMatch(point -> point != ' ' && Shown.prints(point)));
    }

    private static Optional<Problem> invalid(String text) {
        return text.codePoints()
                .filter(point -> Character.getType(point) == Character.SURROGATE
                        || Character.getType(point) == Character.UNASSIGNED
                        || (Character.isISOControl(point) && "\n\r\t".indexOf(point) < 0))
                .mapToObj(point -> new Problem(
                        "invalid_character",
                        FIELD,
                        Shown.of(Character.toString(point)),
                        "text without control characters",
                        "remove that character"))
                .findFirst();
    }
}
