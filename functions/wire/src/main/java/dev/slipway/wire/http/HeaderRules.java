package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shape;
import dev.slipway.core.model.Shown;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a request's head must keep, whatever it asks for.
final class HeaderRules {
    static final String IDEMPOTENCY_KEY = "idempotency-key";

    private static final int LARGEST = 8 * 1024;
    private static final List<String> OVERRIDES =
            List.of("x-http-method-override", "x-http-method", "x-method-override");

    /// No comma: two lines of a header arrive joined by one.
    private static final Shape KEY = new Shape(
            "bad_header",
            Pattern.compile("[!-+\\--~]+"),
            128,
            "one line of 1 to 128 visible ASCII characters without comma",
            "send one fresh key for each intent");

    private HeaderRules() {}

    static Optional<HttpReply> refusal(HttpEvent event) {
        if (event.headBytes() > LARGEST) {
            return Optional.of(HttpReply.problem(
                    431,
                    new Problem(
                            "head_too_large",
                            "headers",
                            event.headBytes() + " bytes",
                            "at most %d bytes of request line and headers".formatted(LARGEST),
                            "send fewer or shorter headers")));
        }
        var problems = Stream.of(override(event), key(event), Preferences.check(event.headers()))
                .flatMap(Optional::stream)
                .toList();
        return problems.isEmpty() ? Optional.empty() : Optional.of(HttpReply.problems(400, problems));
    }

    private static Optional<Problem> override(HttpEvent event) {
        return OVERRIDES.stream()
                .filter(event.headers()::containsKey)
                .findFirst()
                .map(name -> new Problem(
                        "method_override",
                        name,
                        Shown.of(event.headers().getOrDefault(name, "")),
                        "the request's own method",
                        "leave the header out"));
    }

    private static Optional<Problem> key(HttpEvent event) {
        return Optional.ofNullable(event.headers().get(IDEMPOTENCY_KEY))
                .flatMap(key -> KEY.check("Idempotency-Key", key));
    }
}
