package dev.slipway.twin.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.twin.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Holds a request against its shape and answers as AWS does: a wrong JSON type at once, all broken
/// constraints together.
public final class ShapeCheck {
    private final List<String> broken = new ArrayList<>();
    private final String code;

    private ShapeCheck(String code) {
        this.code = code;
    }

    /// @param code what this service calls a request that breaks a constraint
    public static void check(Shape.Struct shape, JsonNode request, String code) {
        var check = new ShapeCheck(code);
        check.struct(shape, request, "");
        if (!check.broken.isEmpty()) {
            int count = check.broken.size();
            throw check.refusal("%d validation error%s detected: %s"
                    .formatted(count, count == 1 ? "" : "s", String.join("; ", check.broken)));
        }
    }

    private void visit(Shape shape, JsonNode value, String path) {
        switch (shape) {
            case Shape.Text text -> text(text, value, path);
            case Shape.Choice choice -> choice(choice, value, path);
            case Shape.Whole whole -> whole(whole, value, path);
            case Shape.Decimal decimal -> decimal(decimal, value, path);
            case Shape.Flag flag -> require(value.isBoolean(), value, "Boolean");
            case Shape.Time time -> require(value.isNumber(), value, "Timestamp");
            case Shape.Many many -> many(many, value, path);
            case Shape.Table table -> table(table, value, path);
            case Shape.Struct struct -> struct(struct, value, path);
            case Shape.Opaque opaque -> require(value.isObject(), value, "Structure");
        }
    }

    private void text(Shape.Text shape, JsonNode value, String path) {
        require(value.isTextual(), value, "String");
        var text = value.textValue();
        length(shape.min(), shape.max(), text.codePointCount(0, text.length()), value, path);
        if (!shape.pattern().matcher(text).matches()) {
            broke(value, path, "Member must satisfy regular expression pattern: " + shape.pattern());
        }
    }

    private void choice(Shape.Choice shape, JsonNode value, String path) {
        require(value.isTextual(), value, "String");
        if (!shape.values().contains(value.textValue())) {
            broke(value, path, "Member must satisfy enum value set: " + shape.values());
        }
    }

    private void whole(Shape.Whole shape, JsonNode value, String path) {
        require(value.isIntegralNumber(), value, "Integer");
        if (value.longValue() < shape.min()) {
            broke(value, path, "Member must have value greater than or equal to " + shape.min());
        }
        if (value.longValue() > shape.max()) {
            broke(value, path, "Member must have value less than or equal to " + shape.max());
        }
    }

    private void decimal(Shape.Decimal shape, JsonNode value, String path) {
        require(value.isNumber(), value, "Float");
        if (value.doubleValue() < shape.min()) {
            broke(value, path, "Member must have value greater than or equal to " + shape.min());
        }
    }

    private void many(Shape.Many shape, JsonNode value, String path) {
        require(value.isArray(), value, "List");
        length(shape.min(), shape.max(), value.size(), value, path);
        for (int at = 0; at < value.size(); at++) {
            visit(shape.item(), value.get(at), path + "." + (at + 1) + ".member");
        }
    }

    private void table(Shape.Table shape, JsonNode value, String path) {
        require(value.isObject(), value, "Map");
        length(0, shape.max(), value.size(), value, path);
        int total = 0;
        for (var entry : value.properties()) {
            require(entry.getValue().isTextual(), entry.getValue(), "String");
            int key = bytes(entry.getKey());
            int held = bytes(entry.getValue().textValue());
            total += key + held;
            if (key > shape.bytes() || !shape.key().matcher(entry.getKey()).matches()) {
                broke(value, path, "Map keys must satisfy constraint: at most 1024 bytes of " + shape.key());
            }
            if (held > shape.bytes()) {
                broke(value, path, "Map value must satisfy constraint: at most 1024 bytes");
            }
        }
        if (total > shape.total()) {
            broke(value, path, "Member must hold at most " + shape.total() + " bytes in all");
        }
    }

    private void struct(Shape.Struct shape, JsonNode value, String path) {
        require(value.isObject(), value, "Structure");
        value.fieldNames().forEachRemaining(name -> {
            if (!shape.fields().containsKey(name)) {
                throw refusal("The twin does not know the field " + below(path, name) + ".");
            }
        });
        shape.fields().forEach((name, field) -> {
            var held = value.path(name);
            if (!held.isMissingNode() && !held.isNull()) {
                visit(field.shape(), held, below(path, name));
            } else if (field.required()) {
                broke(held, below(path, name), "Member must not be null");
            }
        });
    }

    private void length(int min, int max, int length, JsonNode value, String path) {
        if (length < min) {
            broke(value, path, "Member must have length greater than or equal to " + min);
        }
        if (length > max) {
            broke(value, path, "Member must have length less than or equal to " + max);
        }
    }

    private void broke(JsonNode value, String path, String constraint) {
        var shown = value.isMissingNode() || value.isNull() ? "null" : "'" + value.asText("…") + "'";
        broken.add("Value %s at '%s' failed to satisfy constraint: %s".formatted(shown, path, constraint));
    }

    private Refusal refusal(String message) {
        return new Refusal(400, code, message);
    }

    private static void require(boolean holds, JsonNode value, String type) {
        if (!holds) {
            throw new Refusal(400, "SerializationException", value.getNodeType() + " can not be converted to " + type);
        }
    }

    private static String below(String path, String name) {
        var lower = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return path.isEmpty() ? lower : path + "." + lower;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
