package dev.slipway.engine;

import dev.slipway.engine.query.QueryFailure;
import dev.slipway.engine.query.Scope;
import dev.slipway.engine.query.Typed;

/// A field that counts seconds.
final class Seconds {
    private static final int MOST = 99_999_999;

    private Seconds() {}

    static int of(String field, Typed typed, Scope scope, int least) {
        var value = typed.evaluate(scope);
        if (!value.canConvertToInt()
                || value.isFloatingPointNumber()
                || value.intValue() < least
                || value.intValue() > MOST) {
            throw new QueryFailure(
                    field,
                    "The %s field must be a whole number from %d to %d but was: %s"
                            .formatted(field, least, MOST, value));
        }
        return value.intValue();
    }
}
