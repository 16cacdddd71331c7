package dev.slipway.app.listing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// JSON texts read strictly: one document, no key twice.
final class JsonTexts {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonTexts() {}

    static JsonNode read(Source source, String accepted) {
        if (source.marked()) {
            throw source.not("a byte order mark before the JSON", accepted, "save it as UTF-8 without that mark");
        }
        try {
            return JSON.readTree(source.text());
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            throw source.not(
                    "broken JSON at line %d, column %d".formatted(where.getLineNr(), where.getColumnNr()),
                    accepted,
                    "the file may have been cut off: fetch it again");
        }
    }
}
