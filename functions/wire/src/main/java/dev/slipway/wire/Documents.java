package dev.slipway.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Bytes to a tree: exactly one JSON document (RFC 8259) in UTF-8, within limits.
final class Documents {
    private static final String ACCEPTED =
            "accepted is one JSON document in UTF-8, without byte order mark, comment" + " or repeated name";

    private final Limits limits;
    private final JsonFactory factory;

    Documents(Limits limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(limits.bytes())
                        .maxNestingDepth(limits.depth())
                        .maxTokenCount(limits.tokens())
                        .maxNameLength(limits.name())
                        .maxStringLength(limits.text())
                        .maxNumberLength(limits.digits())
                        .build())
                .build();
    }

    JsonNode tree(byte[] bytes) {
        if (bytes.length > limits.bytes()) {
            throw new Mismatch(
                    "the document has more than %d bytes: send less".formatted(limits.bytes()),
                    new Problem(
                            "too_large",
                            Place.ROOT.toString(),
                            bytes.length + " bytes",
                            "at most %d bytes".formatted(limits.bytes()),
                            "send less"));
        }
        return tree(decoded(bytes));
    }

    JsonNode tree(String document) {
        try (var parser = factory.createParser(document)) {
            return only(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("a parser over memory does no input", e);
        }
    }

    private JsonNode only(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw bad("nothing", "the document is empty: " + ACCEPTED);
            }
            var tree = value(parser);
            if (parser.nextToken() != null) {
                throw at(parser, "something stands behind the document");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw at(parser, Shown.of(e.getOriginalMessage()));
        }
    }

    /// Strictly: Jackson itself reads overlong bytes and UTF-16.
    private static String decoded(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
        } catch (CharacterCodingException e) {
            var what = "byte %d is not UTF-8".formatted(in.position());
            throw bad(what, "%s: %s".formatted(what, ACCEPTED));
        }
    }

    private JsonNode value(JsonParser parser) throws IOException {
        var nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var object = nodes.objectNode();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var name = paired(parser, parser.currentName());
                    parser.nextToken();
                    object.set(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                var array = nodes.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_STRING -> nodes.textNode(paired(parser, parser.getText()));
            case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(parser.getBooleanValue());
            case VALUE_NULL -> nodes.nullNode();
            default -> throw at(parser, "the document ends too early");
        };
    }

    private JsonNode decimal(JsonParser parser) throws IOException {
        try {
            var number = parser.getDecimalValue();
            if (Math.abs((long) number.scale()) <= limits.digits()) {
                return DecimalNode.valueOf(number);
            }
        } catch (NumberFormatException beyond) {
            // An exponent that no number of Java has.
        }
        throw here(parser)
                .refuse(
                        "out_of_range",
                        parser.getText(),
                        "a number with an exponent of at most %d".formatted(limits.digits()),
                        "choose another value");
    }

    /// An unpaired surrogate has no UTF-8 form.
    private static String paired(JsonParser parser, String text) {
        if (!Types.hasUtf8(text)) {
            throw here(parser)
                    .refuse("invalid_character", text, "text without unpaired surrogate", "remove that character");
        }
        return text;
    }

    /// The value or name that was read last, at its pointer.
    private static Place here(JsonParser parser) {
        var pointer = parser.getParsingContext().pathAsPointer();
        var place = Place.ROOT;
        for (var step = pointer; !step.matches(); step = step.tail()) {
            place = place.at(step.getMatchingProperty());
        }
        return place;
    }

    private static Mismatch at(JsonParser parser, String what) {
        var where = parser.currentLocation();
        var place = "line %d, column %d".formatted(where.getLineNr(), where.getColumnNr());
        return bad("%s: %s".formatted(place, what), "not read at %s: «%s»: %s".formatted(place, what, ACCEPTED));
    }

    private static Mismatch bad(String observed, String message) {
        return new Mismatch(
                message,
                new Problem(
                        "bad_json",
                        Place.ROOT.toString(),
                        Shown.of(observed),
                        ACCEPTED.substring("accepted is ".length()),
                        "correct the document there"));
    }
}
