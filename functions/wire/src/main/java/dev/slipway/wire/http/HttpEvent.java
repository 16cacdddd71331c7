package dev.slipway.wire.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Person;
import dev.slipway.wire.JsonReader;
import dev.slipway.wire.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is needed of an event of an API Gateway HTTP API; fields that AWS adds are passed over.
///
/// Shape: `headers` by name in lower case, a repeated one joined by commas as the gateway does; `cookies` by name, one that
/// came twice left out; `headBytes` is the size of request line, headers and cookies; `address` is the caller's. Source: API Gateway developer guide, "payload format version 2.0".
record HttpEvent(
        String id,
        String method,
        String path,
        String query,
        Map<String, String> headers,
        Map<String, String> cookies,
        int headBytes,
        String address,
        Claimed claimed,
        Body body) {
    /// Beyond what Lambda hands over: 6 MB.
    private static final JsonReader EVENTS = new JsonReader(new Limits(8 << 20, 32, 100_000, 16 << 10, 8 << 20, 400));

    private static final int BETWEEN = 4;

    /// @param subject the claim of the verified token that names the caller
    /// @throws Malformed when it is no such event: nobody's request is lost with it
    static HttpEvent read(InputStream in, String subject) {
        try {
            return of(EVENTS.tree(in.readAllBytes()), subject);
        } catch (IOException e) {
            throw new UncheckedIOException("the event could not be read", e);
        }
    }

    private static HttpEvent of(JsonNode event, String subject) {
        if (!event.path("version").asText().equals("2.0")) {
            throw new Malformed("the event has not payload format version 2.0: set it at the integration");
        }
        var context = event.path("requestContext");
        var headers = headers(event.path("headers"));
        var method = context.path("http").path("method").asText();
        var path = event.path("rawPath").asText();
        var query = event.path("rawQueryString").asText();
        return new HttpEvent(
                context.path("requestId").asText("none"),
                method,
                path,
                query,
                headers,
                cookies(event.path("cookies")),
                headBytes(method + path + query, headers, event.path("cookies")),
                context.path("http").path("sourceIp").asText("unknown"),
                Claimed.of(context.path("authorizer").path("jwt").path("claims"), subject),
                body(event));
    }

    private static Map<String, String> headers(JsonNode node) {
        var headers = new TreeMap<String, String>();
        node.properties()
                .forEach(header -> headers.merge(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().asText(),
                        (one, other) -> one + "," + other));
        return headers;
    }

    /// From the verified token alone.
    Optional<Person> caller() {
        return claimed.person();
    }

    /// Whether the caller speaks HTTPS to the gateway, which says so itself.
    boolean secure() {
        return !headers.getOrDefault("x-forwarded-proto", "https").equals("http");
    }

    /// The origin of our own pages, as a browser spells it.
    String origin() {
        return (secure() ? "https://" : "http://") + headers.getOrDefault("host", "");
    }

    private static Map<String, String> cookies(JsonNode node) {
        var cookies = new TreeMap<String, String>();
        var twice = new TreeSet<String>();
        for (var line : node) {
            int equals = line.asText().indexOf('=');
            if (equals > 0) {
                var name = line.asText().substring(0, equals).strip();
                if (cookies.put(name, line.asText().substring(equals + 1).strip()) != null) {
                    twice.add(name);
                }
            }
        }
        cookies.keySet().removeAll(twice);
        return cookies;
    }

    private static int headBytes(String line, Map<String, String> headers, JsonNode cookies) {
        int bytes = size(line);
        for (var header : headers.entrySet()) {
            bytes += size(header.getKey()) + size(header.getValue()) + BETWEEN;
        }
        for (var cookie : cookies) {
            bytes += size(cookie.asText()) + BETWEEN;
        }
        return bytes;
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Body body(JsonNode event) {
        var text = event.path("body").asText("");
        return new Body(
                event.path("isBase64Encoded").asBoolean()
                        ? Base64.getDecoder().decode(text)
                        : text.getBytes(StandardCharsets.UTF_8));
    }
}
