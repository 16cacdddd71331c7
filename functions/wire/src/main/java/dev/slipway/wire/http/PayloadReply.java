package dev.slipway.wire.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A reply in payload format version 2.0, with the headers that every answer has.
final class PayloadReply {
    private PayloadReply() {}

    static void write(OutputStream out, HttpReply reply, String requestId) {
        var headers = new TreeMap<>(reply.headers());
        headers.put("cache-control", "no-store");
        headers.put("x-content-type-options", "nosniff");
        headers.put("referrer-policy", "no-referrer");
        var body = switch (reply.content()) {
            case HttpReply.Content.Document(Object value) -> {
                headers.put("content-type", "application/json");
                yield Json.text(value);
            }
            case HttpReply.Content.Problems problems -> {
                headers.put("content-type", "application/problem+json");
                yield Json.text(ProblemDocument.of(reply.status(), problems.all(), requestId, retryAfter(reply)));
            }
        };
        write(out, reply.status(), headers, body);
    }

    private static void write(OutputStream out, int status, Map<String, String> headers, String body) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put("statusCode", status);
        headers.forEach(answer.putObject("headers")::put);
        answer.put("body", body);
        answer.put("isBase64Encoded", false);
        try {
            out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the answer could not be written", e);
        }
    }

    private static Optional<Long> retryAfter(HttpReply reply) {
        return Optional.ofNullable(reply.headers().get(HttpReply.RETRY_AFTER)).map(Long::valueOf);
    }
}
