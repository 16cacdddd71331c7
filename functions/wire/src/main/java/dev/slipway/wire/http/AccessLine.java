package dev.slipway.wire.http;

import com.amazonaws.services.lambda.runtime.Context;
import dev.slipway.wire.Json;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one line that a request leaves in the log: a JSON object, fields by allow list.
///
/// Shape: the route as it is written down, never the path as it came; no query, no header, no body, no message. `mark` is a
/// route's own name for what was asked for, such as the hash of a link.
/// Units: `durationMs` in milliseconds.
record AccessLine(
        String route,
        String requestId,
        int status,
        Optional<String> code,
        Optional<String> mark,
        Optional<String> caller,
        Optional<String> failure,
        long durationMs) {
    static AccessLine of(
            HttpEvent event, String route, HttpReply reply, Optional<RuntimeException> failure, Duration took) {
        return new AccessLine(
                route,
                event.id(),
                reply.status(),
                reply.content() instanceof HttpReply.Content.Problems problems
                        ? Optional.of(problems.all().getFirst().code())
                        : Optional.empty(),
                reply.mark(),
                event.caller().map(person -> person.value()),
                failure.map(thrown -> thrown.getClass().getName()),
                took.toMillis());
    }

    void log(@Nullable Context context) {
        var logger = context == null ? null : context.getLogger();
        if (logger != null) {
            logger.log(Json.text(this) + "\n");
        }
    }
}
