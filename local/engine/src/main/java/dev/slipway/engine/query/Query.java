package dev.slipway.engine.query;

import com.fasterxml.jackson.databind.JsonNode;

/// One expression in its place.
///
/// Errors: the messages are AWS's, as recorded.
record Query(String location, Expression expression) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) {
        var value = value(scope);
        try {
            return Values.toJson(value);
        } catch (IllegalArgumentException e) {
            throw failure("returned an unsupported result type: " + e.getMessage() + ".");
        }
    }

    private Object value(Scope scope) {
        try {
            var value = expression.evaluate(scope);
            if (value != null) {
                return value;
            }
        } catch (RuntimeException e) {
            throw failure("threw an error during evaluation. " + Expression.reason(e));
        }
        throw failure("returned nothing (undefined).");
    }

    private QueryFailure failure(String what) {
        return new QueryFailure(
                location,
                "The JSONata expression '%s' specified for the field '%s' %s"
                        .formatted(expression.source(), location, what));
    }
}
