package dev.slipway.function.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A request as a test says it, and its event in payload format 2.0. The bytes of its body are `hex`; cookies stand in their
/// header, and in the event where the gateway puts them.
public record Asked(
        String method, String path, String query, Map<String, String> headers, Optional<String> person, String hex) {
    public static final String GOOD =
            "{\"intent\":\"deploy llama-3.1-8b-instruct\",\"env\":\"staging\",\"app\":\"chatbot-x\"}";

    /// Where every test's request comes from.
    static final String ADDRESS = "203.0.113.7";

    public static Asked get(String path) {
        return new Asked("GET", path, "", Map.of(), Optional.of("alice"), "");
    }

    public static Asked intent() {
        return intent(GOOD);
    }

    static Asked intent(String json) {
        return post("/intent", json);
    }

    static Asked post(String path, String json) {
        var type = Map.of("content-type", "application/json");
        return new Asked(
                "POST",
                path,
                "",
                type,
                Optional.of("alice"),
                HexFormat.of().formatHex(json.getBytes(StandardCharsets.UTF_8)));
    }

    Asked as(String somebody) {
        return new Asked(method, path, query, headers, Optional.of(somebody), hex);
    }

    Asked byNobody() {
        return new Asked(method, path, query, headers, Optional.empty(), hex);
    }

    Asked asking(String parameters) {
        return new Asked(method, path, parameters, headers, person, hex);
    }

    Asked with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new Asked(method, path, query, more, person, hex);
    }

    public byte[] body() {
        return HexFormat.of().parseHex(hex);
    }

    /// What the handler answers.
    public Answered to(RequestStreamHandler handler) {
        return to(handler, null);
    }

    Answered to(RequestStreamHandler handler, @Nullable Context context) {
        var out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event()), out, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Answered.of(out.toByteArray());
    }

    private byte[] event() {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0").put("rawPath", path).put("rawQueryString", query);
        var names = event.putObject("headers");
        headers.forEach(names::put);
        if (names.remove("cookie") instanceof TextNode cookies) {
            Arrays.stream(cookies.asText().split("; ")).forEach(event.putArray("cookies")::add);
        }
        var context = event.putObject("requestContext").put("requestId", "request-1");
        context.putObject("http").put("method", method).put("sourceIp", ADDRESS);
        person.ifPresent(subject -> context.putObject("authorizer")
                .putObject("jwt")
                .putObject("claims")
                .put("sub", subject));
        event.put("body", Base64.getEncoder().encodeToString(body())).put("isBase64Encoded", true);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
