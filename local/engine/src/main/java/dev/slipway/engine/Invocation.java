package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.engine.Phase.Calling;
import dev.slipway.engine.asl.Errors;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;

/// One call of a function, whatever comes of it.
final class Invocation {
    /// A cause is carried from state to state, so it tells the beginning of the story only.
    private static final int FRAMES = 10;
    private static final int MESSAGE = 4_096;

    private Invocation() {}

    static Answer call(Tasks tasks, Calling calling) {
        return answer(() -> read(tasks.invoke(calling.function(), Json.bytes(calling.payload()))));
    }

    /// Hands a token over.
    ///
    /// @param payload with the token itself
    /// @return why that failed; what the function answers means nothing
    static Optional<Answer> hand(Tasks tasks, String function, JsonNode payload) {
        return Optional.of(answer(() -> {
                    tasks.invoke(function, Json.bytes(payload));
                    return new Answer.Returned(NullNode.instance);
                }))
                .filter(Answer.Failed.class::isInstance);
    }

    // Throwable: what a function throws is its answer, be it an Error.
    private static Answer answer(Callable<Answer> call) {
        try {
            return call.call();
        } catch (TaskFailure e) {
            return new Answer.Failed(Failure.of(e.error(), e.causeText()));
        } catch (Throwable e) {
            return new Answer.Failed(
                    Failure.of(e.getClass().getName(), describe(e).toString()));
        }
    }

    private static Answer read(byte[] json) {
        try {
            return new Answer.Returned(Json.parse(json));
        } catch (IOException e) {
            return new Answer.Failed(Failure.of(Errors.RUNTIME, "The function's answer is not JSON."));
        }
    }

    /// The shape Lambda's Java runtime gives an exception.
    private static ObjectNode describe(Throwable thrown) {
        var message = thrown.getMessage();
        var described = Json.object();
        described.put(
                "errorMessage",
                message == null || message.length() <= MESSAGE ? message : message.substring(0, MESSAGE));
        described.put("errorType", thrown.getClass().getName());
        var frames = described.putArray("stackTrace");
        Arrays.stream(thrown.getStackTrace()).limit(FRAMES).forEach(frame -> frames.add(frame.toString()));
        return described;
    }
}
