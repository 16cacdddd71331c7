package dev.slipway.app.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.core.failure.Malformed;

/// What a gateway answered: the text as it came, and the document in it.
public record Reply(int status, String text, JsonNode body) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Reply of(int status, String text) {
        try {
            return new Reply(status, text, JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new Malformed("the server's answer (status %d) is no JSON: is it Slipway?".formatted(status), e);
        }
    }

    /// Whether a refusal is Slipway's own and says what is wrong.
    public boolean says() {
        return body.has("code") || body.has("problems");
    }

    /// Whether it is what was asked for, and no refusal.
    public boolean good() {
        return status < 300;
    }
}
