package dev.slipway.wire.http;

import com.amazonaws.services.lambda.runtime.Context;
import dev.slipway.wire.CallLine;
import dev.slipway.wire.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one line that a request leaves in the log ([CallLine]).
///
/// Shape: also the route as it is written down, never the path as it came; no query, no header, no body, no message. `mark` is
/// a route's own name for what was asked for, such as the hash of a link. A status from 500 on is a failure of ours.
record AccessLine(HttpEvent event, String route, HttpReply reply, Optional<RuntimeException> failure) {
    private static final int OURS = 500;

    void log(CallLine line, Subject subject, @Nullable Context context, Instant now, Duration took) {
        line.with("request_id", event.id())
                .with("route", route)
                .with("status", reply.status())
                .withAll(subject.told());
        if (reply.content() instanceof HttpReply.Content.Problems problems) {
            line.with("code", problems.all().getFirst().code());
        }
        reply.mark().ifPresent(mark -> line.with("mark", mark));
        event.caller().ifPresent(person -> line.with("caller", person.value()));
        failure.ifPresent(thrown -> line.with("failure", thrown.getClass().getName()));
        line.log(context, now, took, reply.status() >= OURS);
    }
}
