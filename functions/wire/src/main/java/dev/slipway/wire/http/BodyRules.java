package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a body must keep before anybody reads it: its size, and that it is what the route takes, in UTF-8.
final class BodyRules {
    private static final String CONTENT_TYPE = "content-type";
    private static final String CONTENT_ENCODING = "content-encoding";

    /// A kind of body: how its type is spelled, and how large it may be.
    private record Kind(String type, Pattern spelled, int largest) {
        static Kind of(String type, int largest) {
            return new Kind(type, Pattern.compile(Pattern.quote(type) + "( *; *charset=\"?utf-8\"?)?"), largest);
        }
    }

    private static final Kind JSON = Kind.of("application/json", Body.LARGEST);
    private static final Kind FORM = Kind.of("application/x-www-form-urlencoded", FormReading.LARGEST);

    private BodyRules() {}

    static Optional<HttpReply> refusal(Route route, HttpEvent event) {
        return switch (route.body()) {
            case NOTHING -> event.body().size() == 0 ? Optional.empty() : unexpected(event);
            case JSON -> refusal(JSON, event);
            case FORM -> refusal(FORM, event);
        };
    }

    private static Optional<HttpReply> refusal(Kind kind, HttpEvent event) {
        if (event.body().size() > kind.largest()) {
            return tooLarge(kind, event);
        }
        var encoding = event.headers().getOrDefault(CONTENT_ENCODING, "identity");
        if (!encoding.equals("identity")) {
            return unsupported("Content-Encoding", encoding, "no compression", kind);
        }
        var type = event.headers().getOrDefault(CONTENT_TYPE, "nothing");
        return type.length() <= 80
                        && kind.spelled().matcher(type.toLowerCase(Locale.ROOT).strip()).matches()
                ? Optional.empty()
                : unsupported("Content-Type", type, kind.type() + ", in UTF-8", kind);
    }

    private static Optional<HttpReply> unexpected(HttpEvent event) {
        return Optional.of(HttpReply.problem(
                400,
                new Problem(
                        "unexpected_body", "body", event.body().size() + " bytes", "no body", "send it without body")));
    }

    private static Optional<HttpReply> tooLarge(Kind kind, HttpEvent event) {
        return Optional.of(HttpReply.problem(
                413,
                new Problem(
                        "too_large",
                        "body",
                        event.body().size() + " bytes",
                        "at most %d bytes".formatted(kind.largest()),
                        "send less")));
    }

    private static Optional<HttpReply> unsupported(String header, String observed, String accepted, Kind kind) {
        return Optional.of(HttpReply.problem(
                415,
                new Problem(
                        "unsupported_media",
                        header,
                        Shown.of(observed),
                        accepted,
                        "send plain %s in UTF-8".formatted(kind.equals(JSON) ? "JSON" : "form fields"))));
    }
}
