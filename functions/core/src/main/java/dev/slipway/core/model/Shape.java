package dev.slipway.core.model;

import java.util.Optional;
import java.util.regex.Pattern;

/// The form that a text must have to be a certain word.
///
/// Shape: `pattern` must match as a whole and use no nested repetition; `longest` is counted in UTF-16
/// units and checked first, so that a pattern never sees a long text. `accepted` and `remedy` are
/// what a person reads.
public record Shape(String code, Pattern pattern, int longest, String accepted, String remedy) {
    /// A problem when the text has not this form.
    public Optional<Problem> check(String field, String text) {
        boolean fits = text.length() <= longest && pattern.matcher(text).matches();
        return fits ? Optional.empty() : Optional.of(new Problem(code, field, Shown.ascii(text), accepted, remedy));
    }

    /// The text itself.
    ///
    /// @throws IllegalArgumentException when the text has not this form; for callers that checked before
    public String require(String field, String text) {
        check(field, text).ifPresent(problem -> {
            throw new IllegalArgumentException(problem.sentence());
        });
        return text;
    }
}
