package dev.slipway.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// JSON as text and as tree.
final class Json {
    /// What a state may take in, put out or assign, in bytes. Source: Step Functions quotas.
    private static final int LIMIT = 262_144;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// @throws IOException when it is not JSON; nothing at all is null
    static JsonNode parse(byte[] json) throws IOException {
        return json.length == 0 ? NullNode.instance : MAPPER.readTree(json);
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A text from outside; empty when it is no JSON document. The parser's own words might quote it.
    static Optional<JsonNode> document(String json) {
        try {
            return Optional.of(MAPPER.readTree(json)).filter(tree -> !tree.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Equal trees of equal texts: numbers are read in one way only.
    static JsonNode copy(JsonNode json) {
        return parse(json.toString());
    }

    static boolean isTooLarge(JsonNode json) {
        return bytes(json).length > LIMIT;
    }
}
