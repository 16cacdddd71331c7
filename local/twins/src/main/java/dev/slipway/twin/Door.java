package dev.slipway.twin;

import com.sun.net.httpserver.HttpExchange;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Turns a raw exchange into a [Call], or refuses what must reach no handler: the JDK's server checks none of this.
final class Door {
    static final int BODY_LIMIT = 6 * 1024 * 1024;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");
    private static final int PATH_LIMIT = 2048;

    private Door() {}

    static Call open(HttpExchange exchange) throws IOException {
        var method = exchange.getRequestMethod();
        if (!METHODS.contains(method)) {
            throw new Refusal(
                    405,
                    "MethodNotAllowed",
                    "Methods here: " + METHODS.stream().sorted().toList());
        }
        var headers = headers(exchange);
        if (!LOOPBACK.matcher(headers.getOrDefault("host", "")).matches()) {
            throw new Refusal(400, "BadHost", "A twin answers to loopback names only.");
        }
        if (headers.containsKey("origin")) {
            throw new Refusal(403, "NoBrowsers", "A twin does not answer to web pages.");
        }
        return new Call(method, path(exchange), query(exchange), headers, body(exchange, headers));
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return headers;
    }

    private static String path(HttpExchange exchange) {
        var path = Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("");
        if (!path.startsWith("/") || path.length() > PATH_LIMIT || path.contains("..") || path.contains("//")) {
            throw new Refusal(400, "BadPath", "The path must be absolute, plain and at most 2048 characters long.");
        }
        return path;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = new HashMap<String, String>();
        var raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (var field : raw.split("&")) {
            var parts = field.split("=", 2);
            query.putIfAbsent(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "BadQuery", "The query is not percent-encoded: " + e.getMessage());
        }
    }

    /// The SDKs compress what is large (`Content-Encoding: gzip`); the limit holds for what comes out.
    private static String body(HttpExchange exchange, Map<String, String> headers) throws IOException {
        var packed = headers.getOrDefault("content-encoding", "").equals("gzip");
        var body = packed ? unpacked(exchange.getRequestBody()) : exchange.getRequestBody();
        var bytes = body.readNBytes(BODY_LIMIT + 1);
        if (bytes.length > BODY_LIMIT) {
            throw new Refusal(413, "RequestEntityTooLarge", "A body holds at most " + BODY_LIMIT + " bytes.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static InputStream unpacked(InputStream packed) throws IOException {
        try {
            return new GZIPInputStream(packed);
        } catch (ZipException | EOFException e) {
            throw new Refusal(400, "BadBody", "The body is not gzip: " + e.getMessage());
        }
    }
}
