package dev.slipway.wire.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A reply in payload format version 2.0, with the headers that every answer has.
final class PayloadReply {
    private static final String TYPE = "content-type";

    /// What a browser may do with a page of ours: read it, and send its forms back to us.
    private static final Map<String, String> PAGE = Map.of(
            TYPE, "text/html; charset=utf-8",
            "x-robots-tag", "noindex, nofollow",
            "x-frame-options", "DENY",
            "cross-origin-opener-policy", "same-origin",
            "cross-origin-resource-policy", "same-origin",
            "permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");

    private PayloadReply() {}

    /// @param secure whether the caller came by HTTPS
    /// @param head whether only headers were asked for: then no body goes out, only its length, and no cookie
    static void write(OutputStream out, HttpReply reply, String requestId, boolean secure, boolean head) {
        var headers = new TreeMap<>(reply.headers());
        headers.put("cache-control", "no-store");
        headers.put("x-content-type-options", "nosniff");
        headers.put("referrer-policy", "no-referrer");
        var body = switch (reply.content()) {
            case HttpReply.Content.Document(Object value) -> {
                headers.put(TYPE, "application/json");
                yield Json.text(value);
            }
            case HttpReply.Content.Problems problems -> {
                headers.put(TYPE, "application/problem+json");
                yield Json.text(ProblemDocument.of(reply.status(), problems.all(), requestId, retryAfter(reply)));
            }
            case HttpReply.Content.Page(Html html) -> {
                headers.putAll(PAGE);
                headers.put("content-security-policy", policy(html));
                yield html.text();
            }
            case HttpReply.Content.Nothing() -> "";
        };
        if (head) {
            headers.put("content-length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
        }
        var cookies = reply.cookies().stream().map(cookie -> cookie.line(secure)).toList();
        write(out, reply.status(), headers, head ? List.of() : cookies, head ? "" : body);
    }

    private static String policy(Html html) {
        return "default-src 'none'; style-src '%s'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
                .formatted(html.style());
    }

    private static void write(
            OutputStream out, int status, Map<String, String> headers, List<String> cookies, String body) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put("statusCode", status);
        headers.forEach(answer.putObject("headers")::put);
        if (!cookies.isEmpty()) {
            cookies.forEach(answer.putArray("cookies")::add);
        }
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
