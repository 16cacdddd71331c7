package dev.slipway.engine.query;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as Jackson holds it, and as the JSONata library wants it.
final class Values {
    /// Above this JavaScript, and with it JSONata, no longer counts in ones.
    private static final double WHOLE = 9_007_199_254_740_992d;

    private Values() {}

    /// Null becomes JSONata's own null: Java's null is what the library calls undefined.
    static Object toJsonata(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> fields(object);
            case ArrayNode array -> elements(array);
            case TextNode text -> text.textValue();
            case BooleanNode truth -> truth.booleanValue();
            case IntNode number -> number.intValue();
            case LongNode number -> number.longValue();
            case JsonNode number when number.isNumber() -> number.doubleValue();
            default -> Jsonata.NULL_VALUE;
        };
    }

    private static Map<String, Object> fields(ObjectNode object) {
        var fields = new LinkedHashMap<String, Object>();
        object.properties().forEach(field -> fields.put(field.getKey(), toJsonata(field.getValue())));
        return fields;
    }

    private static List<Object> elements(ArrayNode array) {
        var elements = new ArrayList<>(array.size());
        array.forEach(element -> elements.add(toJsonata(element)));
        return elements;
    }

    /// What the library gave, as JSON.
    ///
    /// @throws IllegalArgumentException when it is no JSON, such as a function
    static JsonNode toJson(@Nullable Object value) {
        return switch (value) {
            case null -> NullNode.instance;
            case Map<?, ?> map -> object(map);
            case Collection<?> list -> array(list);
            case String text -> TextNode.valueOf(text);
            case Boolean truth -> BooleanNode.valueOf(truth);
            case Number number -> number(number);
            default -> other(value);
        };
    }

    private static JsonNode object(Map<?, ?> map) {
        var object = JsonNodeFactory.instance.objectNode();
        map.forEach((key, value) -> object.set(String.valueOf(key), toJson(value)));
        return object;
    }

    private static JsonNode array(Collection<?> list) {
        var array = JsonNodeFactory.instance.arrayNode(list.size());
        list.forEach(element -> array.add(toJson(element)));
        return array;
    }

    /// 10 / 2 is 5 and not 5.0, and there is no minus zero in JSON text.
    private static JsonNode number(Number number) {
        double value = number.doubleValue();
        if (value != Math.rint(value) || Math.abs(value) > WHOLE) {
            return DoubleNode.valueOf(value);
        }
        long whole = number.longValue();
        return whole == (int) whole ? IntNode.valueOf((int) whole) : LongNode.valueOf(whole);
    }

    private static JsonNode other(Object value) {
        if (value.equals(Jsonata.NULL_VALUE)) {
            return NullNode.instance;
        }
        throw new IllegalArgumentException("a function is not JSON");
    }
}
