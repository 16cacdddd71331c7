package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.twin.Json;
import dev.slipway.twin.Refusal;
import dev.slipway.twin.aws.Shape;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// A Query request (`Dimensions.member.1.Name=…`) in the types of its shape. Errors: `MalformedInput` names what
/// cannot be read; a field that no shape knows stays as it is, for the check to refuse.
final class QueryForm {
    /// A field with what lies below it.
    private record Node(StringBuilder text, Map<String, Node> below) {
        Node() {
            this(
                    new StringBuilder(),
                    new TreeMap<>(Comparator.comparingInt(QueryForm::index).thenComparing(name -> name)));
        }
    }

    private QueryForm() {}

    static Map<String, String> fields(String body) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : body.split("&")) {
            var parts = field.split("=", 2);
            fields.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return fields;
    }

    static ObjectNode read(String body, Shape.Struct shape) {
        var root = new Node();
        fields(body).forEach((path, value) -> {
            var at = root;
            for (var name : path.split("\\.")) {
                at = at.below().computeIfAbsent(name, any -> new Node());
            }
            at.text().append(value);
        });
        root.below().keySet().removeIf(name -> name.equals("Action") || name.equals("Version") || name.isEmpty());
        return struct(shape, root);
    }

    private static ObjectNode struct(Shape.Struct shape, Node node) {
        var read = Json.object();
        node.below().forEach((name, below) -> {
            var field = shape.fields().get(name);
            read.set(name, field == null ? TextNode.valueOf(below.text().toString()) : value(field.shape(), below));
        });
        return read;
    }

    private static JsonNode value(Shape shape, Node node) {
        var text = node.text().toString();
        try {
            return switch (shape) {
                case Shape.Struct struct -> struct(struct, node);
                case Shape.Many many -> many(many, node);
                case Shape.Whole whole -> LongNode.valueOf(Long.parseLong(text));
                case Shape.Decimal decimal -> DoubleNode.valueOf(Double.parseDouble(text));
                case Shape.Flag flag -> flag(text);
                case Shape.Time time ->
                    DecimalNode.valueOf(
                            Times.json(OffsetDateTime.parse(text).toInstant()).decimalValue());
                default -> TextNode.valueOf(text);
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new Refusal(400, "MalformedInput", "«%s» cannot be read: %s".formatted(text, e.getMessage()));
        }
    }

    private static ArrayNode many(Shape.Many shape, Node node) {
        var list = Json.MAPPER.createArrayNode();
        var members = node.below().get("member");
        if (members != null) {
            members.below().values().forEach(member -> list.add(value(shape.item(), member)));
        }
        return list;
    }

    private static BooleanNode flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new Refusal(400, "MalformedInput", "«%s» is neither true nor false.".formatted(text));
        }
        return BooleanNode.valueOf(text.equals("true"));
    }

    private static int index(String name) {
        return name.matches("\\d{1,9}") ? Integer.parseInt(name) : Integer.MAX_VALUE;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "MalformedInput", "The form is not percent-encoded: " + e.getMessage());
        }
    }
}
