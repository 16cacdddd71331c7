package dev.slipway.wire.http;

import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Problem;

/// What callers hear of our own trouble: its kind and what they can do, never its message.
final class Failures {
    private Failures() {}

    static HttpReply reply(RuntimeException failure) {
        return failure instanceof StepFailure known ? known(known) : problem(500, "internal", "");
    }

    private static HttpReply known(StepFailure failure) {
        return switch (failure) {
            case Throttled _ -> problem(429, "throttled", "try again later").with(HttpReply.RETRY_AFTER, "20");
            case Unavailable trouble -> problem(503, "unavailable", trouble.hint()).with(HttpReply.RETRY_AFTER, "5");
            case Conflict _ -> problem(409, "conflict", "look again, then repeat");
            case Refused _ -> problem(502, "dependency_refused", "tell the operator the request id");
            case Malformed _ -> problem(500, "internal", "");
        };
    }

    private static HttpReply problem(int status, String code, String hint) {
        return HttpReply.problem(status, new Problem(code, "", "", "", hint));
    }
}
