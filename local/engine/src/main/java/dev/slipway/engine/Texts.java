package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/// The texts within JSON, names of fields included.
final class Texts {
    private Texts() {}

    /// The same JSON with one text in place of another, wherever that occurs, also as part of a longer one.
    static JsonNode replaced(JsonNode json, String text, String by) {
        return switch (json) {
            case ObjectNode object -> {
                var other = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(field -> other.set(
                                field.getKey().replace(text, by), replaced(field.getValue(), text, by)));
                yield other;
            }
            case ArrayNode array -> {
                var other = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(element -> other.add(replaced(element, text, by)));
                yield other;
            }
            case TextNode found -> TextNode.valueOf(found.textValue().replace(text, by));
            default -> json;
        };
    }
}
