package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a body must keep before anybody reads it: its size, and that it is plain JSON in UTF-8.
final class BodyRules {
    private static final Pattern JSON = Pattern.compile("application/json( *; *charset=\"?utf-8\"?)?");
    private static final String CONTENT_TYPE = "content-type";
    private static final String CONTENT_ENCODING = "content-encoding";

    private BodyRules() {}

    static Optional<HttpReply> refusal(Route route, HttpEvent event) {
        if (!route.takesBody()) {
            return event.body().size() == 0 ? Optional.empty() : unexpected(event);
        }
        if (event.body().size() > Body.LARGEST) {
            return tooLarge(event);
        }
        var encoding = event.headers().getOrDefault(CONTENT_ENCODING, "identity");
        if (!encoding.equals("identity")) {
            return unsupported("Content-Encoding", encoding, "no compression");
        }
        var type = event.headers().getOrDefault(CONTENT_TYPE, "nothing");
        return type.length() <= 80
                        && JSON.matcher(type.toLowerCase(Locale.ROOT).strip()).matches()
                ? Optional.empty()
                : unsupported("Content-Type", type, "application/json, in UTF-8");
    }

    private static Optional<HttpReply> unexpected(HttpEvent event) {
        return Optional.of(HttpReply.problem(
                400,
                new Problem(
                        "unexpected_body", "body", event.body().size() + " bytes", "no body", "send it without body")));
    }

    private static Optional<HttpReply> tooLarge(HttpEvent event) {
        return Optional.of(HttpReply.problem(
                413,
                new Problem(
                        "too_large",
                        "body",
                        event.body().size() + " bytes",
                        "at most %d bytes".formatted(Body.LARGEST),
                        "send less")));
    }

    private static Optional<HttpReply> unsupported(String header, String observed, String accepted) {
        return Optional.of(HttpReply.problem(
                415,
                new Problem("unsupported_media", header, Shown.of(observed), accepted, "send plain JSON in UTF-8")));
    }
}
