package dev.slipway.core.approval;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.util.Optional;

/// Why somebody decided or did something: at most 1,000 characters of foreign text, needed for a no.
public final class Reason {
    private static final int LONGEST = 1000;
    private static final String FIELD = "reason";

    private Reason() {}

    /// What is wrong with a reason that may be left out.
    public static Optional<Problem> check(Optional<String> reason) {
        return check(reason, Vote.Decision.APPROVE);
    }

    /// What is wrong with a reason that must be there.
    public static Optional<Problem> checkNeeded(Optional<String> reason) {
        return check(reason, Vote.Decision.REJECT);
    }

    static Optional<Problem> check(Optional<String> reason, Vote.Decision decision) {
        var text = stripped(reason);
        if (text.isEmpty()) {
            return decision == Vote.Decision.REJECT
                    ? Optional.of(new Problem(
                            "text_required",
                            FIELD,
                            "nothing",
                            "1 to 1000 visible characters",
                            "say why, for whoever reads it"))
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
    public static Optional<String> stripped(Optional<String> reason) {
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
