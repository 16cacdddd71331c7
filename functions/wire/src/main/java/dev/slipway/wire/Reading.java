package dev.slipway.wire;

import dev.slipway.core.model.Problem;
import java.util.List;

/// What came of reading somebody's document: a value, or everything that is wrong with it.
public sealed interface Reading<T> {
    /// It is exactly what was asked for.
    record Read<T>(T value) implements Reading<T> {}

    /// It is not.
    ///
    /// Shape: never empty; `field` is an RFC 6901 pointer, or «the document». Codes: `bad_json` (observed
    /// begins with the position), `type`, `unknown_field`, `missing_field`, `out_of_range`,
    /// `invalid_character`, `bad_value`, `too_large`.
    record Unread<T>(List<Problem> problems) implements Reading<T> {
        public Unread {
            problems = List.copyOf(problems);
        }
    }
}
