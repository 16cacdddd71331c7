package dev.slipway.twin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// When something goes wrong, how often, and what.
///
/// Shape: `operation` and `name` match exactly, or anything when `*`; `count` zero means until cleared.
public record Rule(String operation, String name, int count, Effect effect) {
    public Rule {
        if (count < 0) {
            throw new IllegalArgumentException("count must not be negative, found " + count);
        }
    }

    @JsonCreator
    static Rule read(
            @JsonProperty("operation") @Nullable String operation,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("count") int count,
            @JsonProperty(value = "effect", required = true) Effect effect) {
        return new Rule(operation == null ? "*" : operation, name == null ? "*" : name, count, effect);
    }

    /// Every time, on this operation, whatever the object.
    public static Rule on(String operation, Effect effect) {
        return new Rule(operation, "*", 0, effect);
    }

    public Rule forName(String subject) {
        return new Rule(operation, subject, count, effect);
    }

    public Rule times(int times) {
        return new Rule(operation, name, times, effect);
    }

    boolean matches(Operation asked) {
        return (operation.equals("*") || operation.equals(asked.name()))
                && (name.equals("*") || name.equals(asked.subject()));
    }
}
