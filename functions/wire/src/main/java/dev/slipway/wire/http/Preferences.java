package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shape;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The one preference that is understood, `Prefer: wait=N`; others are for others. Source: RFC 7240.
final class Preferences {
    static final String PREFER = "prefer";

    private static final String WAIT = "wait=";
    private static final Shape SECONDS = new Shape(
            "out_of_range",
            Pattern.compile("[0-9]|[12][0-9]|30"),
            2,
            "a whole number of seconds, 0 to 30",
            "send Prefer: wait=10, or leave it out");

    private Preferences() {}

    static Optional<Problem> check(Map<String, String> headers) {
        return wait(headers).flatMap(text -> SECONDS.check("Prefer", text));
    }

    static Optional<Duration> patience(Map<String, String> headers) {
        return wait(headers).map(Long::parseLong).map(Duration::ofSeconds);
    }

    private static Optional<String> wait(Map<String, String> headers) {
        return Arrays.stream(headers.getOrDefault(PREFER, "").split(","))
                .map(String::strip)
                .filter(preference -> preference.startsWith(WAIT))
                .map(preference -> preference.substring(WAIT.length()))
                .findFirst();
    }
}
