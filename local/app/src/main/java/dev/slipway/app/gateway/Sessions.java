package dev.slipway.app.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Who speaks: by a bearer token, or on pages by the session of a browser.
///
/// A session opens pages and sends their forms, nothing else: programs bring a token.
final class Sessions {
    static final String COOKIE = "slipway-session";

    private static final List<String> PAGES = List.of("/review/", "/approvals-ui", Gateway.SIGN_IN);

    private Sessions() {}

    /// The line to be checked as `Authorization`; empty where there is none.
    static String authorization(HttpExchange exchange) {
        var given = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
        return given.isEmpty() && isPage(exchange) ? session(exchange) : String.join(",", given);
    }

    /// The cookies, each as it came. The session stays here.
    static Stream<String> cookies(HttpExchange exchange) {
        return all(exchange).filter(cookie -> !cookie.startsWith(COOKIE + "="));
    }

    /// Two sessions are none.
    private static String session(HttpExchange exchange) {
        var sessions = all(exchange)
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1))
                .toList();
        return sessions.size() == 1 ? "Bearer " + sessions.getFirst() : "";
    }

    private static Stream<String> all(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::strip)
                .filter(cookie -> !cookie.isEmpty());
    }

    private static boolean isPage(HttpExchange exchange) {
        var path = exchange.getRequestURI().getRawPath();
        return PAGES.stream().anyMatch(page -> page.endsWith("/") ? path.startsWith(page) : path.equals(page));
    }
}
