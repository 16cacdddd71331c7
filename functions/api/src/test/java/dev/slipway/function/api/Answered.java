package dev.slipway.function.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/// An answer as a test reads it.
public record Answered(int status, Map<String, String> headers, JsonNode body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Answered of(byte[] payload) {
        try {
            var node = MAPPER.readTree(payload);
            var headers = new TreeMap<String, String>();
            node.path("headers").properties().forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
            return new Answered(
                    node.path("statusCode").asInt(),
                    headers,
                    MAPPER.readTree(node.path("body").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String code() {
        return body.path("code").asText();
    }
}
