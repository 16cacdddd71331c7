package dev.slipway.function.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An answer as a test reads it: `body` is missing where `text` is a page.
public record Answered(int status, Map<String, String> headers, List<String> cookies, String text, JsonNode body) {
    /// Numbers digit by digit, as they were written.
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static Answered of(byte[] payload) {
        try {
            var node = MAPPER.readTree(payload);
            var headers = new TreeMap<String, String>();
            node.path("headers")
                    .properties()
                    .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
            var text = node.path("body").asText();
            return new Answered(
                    node.path("statusCode").asInt(),
                    headers,
                    node.path("cookies").valueStream().map(JsonNode::asText).toList(),
                    text,
                    headers.getOrDefault("content-type", "").contains("json")
                            ? MAPPER.readTree(text)
                            : MAPPER.missingNode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String code() {
        return body.path("code").asText();
    }
}
