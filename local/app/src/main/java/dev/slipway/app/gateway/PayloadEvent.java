package dev.slipway.app.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/// An exchange as an event of an API Gateway HTTP API, payload format version 2.0.
///
/// Shape: path and query exactly as they came; a repeated header is joined by commas, but cookies stand alone; that it came by
/// HTTP the gateway says itself, whatever a caller says; the body is always in Base64.
final class PayloadEvent {
    private PayloadEvent() {}

    static byte[] of(HttpExchange exchange, byte[] body, String id, Optional<SortedMap<String, String>> claims) {
        var target = exchange.getRequestURI().toString();
        int mark = target.indexOf('?');
        var event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", mark < 0 ? target : target.substring(0, mark))
                .put("rawQueryString", mark < 0 ? "" : target.substring(mark + 1));
        var headers = event.putObject("headers");
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        headers.remove("cookie");
        headers.put("x-forwarded-proto", "http");
        var cookies = event.putArray("cookies");
        Sessions.cookies(exchange).forEach(cookies::add);
        var context = event.putObject("requestContext").put("requestId", id).put("stage", "$default");
        context.putObject("http")
                .put("method", exchange.getRequestMethod())
                .put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress());
        claims.ifPresent(given -> given.forEach(context.withObject("/authorizer/jwt/claims")::put));
        event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
