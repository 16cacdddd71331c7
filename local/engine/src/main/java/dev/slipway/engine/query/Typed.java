package dev.slipway.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.Locale;

/// A field whose value must be of one type, be it written down or computed.
public record Typed(JsonNodeType type, Template template) {
    /// @throws QueryFailure when an expression gives another type
    public JsonNode evaluate(Scope scope) {
        var value = template.evaluate(scope);
        if (value.getNodeType() != type && template instanceof Query query) {
            throw new QueryFailure(
                    query.location(),
                    "The JSONata expression '%s' specified for the field '%s' returned an unexpected result type. Expected '%s', but was '%s' for value: %s"
                            .formatted(
                                    query.expression().source(),
                                    query.location(),
                                    name(type),
                                    name(value.getNodeType()),
                                    value));
        }
        return value;
    }

    private static String name(JsonNodeType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
