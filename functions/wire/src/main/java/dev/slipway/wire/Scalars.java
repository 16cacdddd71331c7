package dev.slipway.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Texts, numbers, truth values and enums, each from its own JSON form only.
final class Scalars {
    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

    private Scalars() {}

    static Object decode(Class<?> type, JsonNode node, Place place) {
        if (type.isEnum()) {
            return constant(type, node, place);
        }
        if (Types.isText(type)) {
            return parsed(type, node, place);
        }
        return switch (type.getName()) {
            case "java.lang.String" -> text(node, place);
            case "boolean", "java.lang.Boolean" -> truth(node, place);
            case "int", "java.lang.Integer" -> (int) whole(node, place, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "long", "java.lang.Long" -> whole(node, place, Long.MIN_VALUE, Long.MAX_VALUE);
            case "double", "java.lang.Double" -> real(node, place);
            case "java.math.BigDecimal" -> number(node, place).decimalValue();
            case "java.math.BigInteger" -> integral(node, place).bigIntegerValue();
            default -> throw new IllegalArgumentException(type + " has no form on the wire");
        };
    }

    /// The name of a map's field as its key.
    static Object key(Class<?> type, String name, Place place) {
        return type == String.class ? name : Decoder.decode(type, new TextNode(name), place);
    }

    private static Object constant(Class<?> type, JsonNode node, Place place) {
        var constants =
                Arrays.stream(type.getEnumConstants()).map(c -> (Enum<?>) c).toList();
        return constants.stream()
                .filter(c -> node.isTextual() && c.name().equals(node.textValue()))
                .findFirst()
                .orElseThrow(() -> place.wrongType(
                        node, constants.stream().map(Enum::name).collect(Collectors.joining(", ", "one of ", ""))));
    }

    private static Object parsed(Class<?> type, JsonNode node, Place place) {
        try {
            return Types.fromText(type, text(node, place));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw place.wrongType(node, "the ISO-8601 or standard text of a " + type.getSimpleName());
        }
    }

    static String text(JsonNode node, Place place) {
        if (!node.isTextual()) {
            throw place.wrongType(node, "a text");
        }
        return node.textValue();
    }

    private static boolean truth(JsonNode node, Place place) {
        if (!node.isBoolean()) {
            throw place.wrongType(node, "true or false");
        }
        return node.booleanValue();
    }

    private static JsonNode number(JsonNode node, Place place) {
        if (node.isTextual() && NO_NUMBERS.contains(node.textValue())) {
            throw place.outOfRange(node, "a finite number");
        }
        if (!node.isNumber()) {
            throw place.wrongType(node, "a number");
        }
        return node;
    }

    private static JsonNode integral(JsonNode node, Place place) {
        if (!node.isIntegralNumber()) {
            throw place.wrongType(node, "a whole number without fraction or exponent");
        }
        return node;
    }

    static long whole(JsonNode node, Place place, long least, long largest) {
        var value = integral(node, place).bigIntegerValue();
        if (value.bitLength() > 63 || value.longValue() < least || value.longValue() > largest) {
            throw place.outOfRange(node, "%d to %d".formatted(least, largest));
        }
        return value.longValue();
    }

    private static double real(JsonNode node, Place place) {
        var value = number(node, place).doubleValue();
        if (!Double.isFinite(value)) {
            throw place.outOfRange(node, "a number that a double holds");
        }
        return value;
    }
}
