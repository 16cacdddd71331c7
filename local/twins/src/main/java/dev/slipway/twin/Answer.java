package dev.slipway.twin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// One HTTP answer. Its body is never empty: JSON where there is nothing to say. `pause` is the wait before each byte
/// of the body.
public record Answer(int status, Map<String, String> headers, String body, Duration pause) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer json(int status, JsonNode body) {
        return of(status, "application/json", body.toString());
    }

    public static Answer of(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), body, Duration.ZERO);
    }

    public Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, pause);
    }

    /// The same answer with a body nobody can read: what a broken proxy makes of it.
    Answer garbled() {
        return new Answer(status, headers, "<html>\u0000{\"garbled\":", pause);
    }

    /// The same answer, byte by byte.
    Answer dripping(Duration wait) {
        return new Answer(status, headers, body, wait);
    }

    boolean accepted() {
        return status < 400;
    }
}
