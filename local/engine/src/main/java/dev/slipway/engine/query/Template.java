package dev.slipway.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A field of a state: JSON in which texts of the form `{% … %}` are expressions.
///
/// Shape: parsed once at load; a part without an expression is kept as the literal it is.
public sealed interface Template permits Template.Literal, Template.Fields, Template.Elements, Query {
    /// Says where an expression is wrong and why.
    interface Refusals {
        void add(String path, String message);
    }

    JsonNode evaluate(Scope scope);

    /// @param location the field's name as AWS writes it
    static Template parse(String location, JsonNode json, Refusals refusals) {
        return switch (json) {
            case ObjectNode object -> fields(location, object, refusals);
            case ArrayNode array -> elements(location, array, refusals);
            case JsonNode text when isExpression(text) -> expression(location, text, refusals);
            default -> new Literal(json);
        };
    }

    static boolean isExpression(JsonNode json) {
        return json.isTextual()
                && json.textValue().startsWith("{%")
                && json.textValue().endsWith("%}");
    }

    private static Template fields(String location, ObjectNode object, Refusals refusals) {
        var fields = new LinkedHashMap<String, Template>();
        object.properties().forEach(field -> {
            var name = field.getKey();
            fields.put(
                    name,
                    parse(
                            location + "/" + name,
                            field.getValue(),
                            (path, why) -> refusals.add("/" + pointer(name) + path, why)));
        });
        return isLiteral(fields.values()) ? new Literal(object) : new Fields(fields);
    }

    private static Template elements(String location, ArrayNode array, Refusals refusals) {
        var elements = new ArrayList<Template>();
        for (int i = 0; i < array.size(); i++) {
            var index = "/" + i;
            elements.add(parse(location + "[" + i + "]", array.get(i), (path, why) -> refusals.add(index + path, why)));
        }
        return isLiteral(elements) ? new Literal(array) : new Elements(elements);
    }

    private static Template expression(String location, JsonNode text, Refusals refusals) {
        var source =
                text.textValue().substring(2, text.textValue().length() - 2).strip();
        try {
            return new Query(location, Expression.parse(source));
        } catch (InvalidExpression e) {
            refusals.add("", "the expression " + e.getMessage());
            return new Literal(text);
        }
    }

    private static boolean isLiteral(Iterable<Template> parts) {
        for (var part : parts) {
            if (!(part instanceof Literal)) {
                return false;
            }
        }
        return true;
    }

    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /// JSON without an expression in it.
    record Literal(JsonNode value) implements Template {
        @Override
        public JsonNode evaluate(Scope scope) {
            return value;
        }
    }

    /// An object with expressions in it.
    record Fields(Map<String, Template> fields) implements Template {
        @Override
        public JsonNode evaluate(Scope scope) {
            var object = JsonNodeFactory.instance.objectNode();
            fields.forEach((name, template) -> object.set(name, template.evaluate(scope)));
            return object;
        }
    }

    /// An array with expressions in it.
    record Elements(List<Template> elements) implements Template {
        @Override
        public JsonNode evaluate(Scope scope) {
            var array = JsonNodeFactory.instance.arrayNode(elements.size());
            elements.forEach(template -> array.add(template.evaluate(scope)));
            return array;
        }
    }
}
