package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.engine.Phase.Calling;
import dev.slipway.engine.Position.Visit;
import dev.slipway.engine.asl.Errors;
import dev.slipway.engine.asl.Resource.LambdaFunction;
import dev.slipway.engine.asl.Resource.LambdaInvoke;
import dev.slipway.engine.asl.State;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A task's call: what is sent, and what comes of it.
final class Calls {
    private static final Set<String> INVOKE = Set.of("FunctionName", "Payload");

    private Calls() {}

    /// Nothing is told before everything is evaluated.
    static void schedule(Turn turn, State.Task task, Visit visit) {
        var scope = turn.scope(visit);
        var arguments = Passage.limited(
                visit,
                task.arguments().map(template -> template.evaluate(scope)).orElse(visit.input()));
        var timeout = task.timeoutSeconds().map(seconds -> Seconds.of("TimeoutSeconds", seconds, scope, 1));
        var heartbeat = task.heartbeatSeconds().map(seconds -> Seconds.of("HeartbeatSeconds", seconds, scope, 1));
        var calling = calling(task, arguments, timeout.map(turn.now()::plusSeconds));
        CallEvents.scheduled(turn, task.resource(), arguments, timeout, heartbeat);
        turn.moveTo(visit.in(calling));
    }

    private static Calling calling(State.Task task, JsonNode arguments, Optional<Instant> deadline) {
        return switch (task.resource()) {
            case LambdaFunction(var arn) -> new Calling(arn, arguments, deadline);
            case LambdaInvoke() -> {
                requireInvocation(arguments);
                var payload = arguments.has("Payload") ? arguments.get("Payload") : Json.object();
                yield new Calling(arguments.get("FunctionName").textValue(), payload, deadline);
            }
        };
    }

    /// Arguments that are computed as a whole can not be checked at load.
    private static void requireInvocation(JsonNode arguments) {
        if (!arguments.path("FunctionName").isTextual()) {
            throw new StateFailed(Failure.of(Errors.RUNTIME, "The Arguments of lambda:invoke name no FunctionName."));
        }
        arguments.fieldNames().forEachRemaining(name -> {
            if (!INVOKE.contains(name)) {
                throw new StateFailed(Failure.of(
                        Errors.RUNTIME,
                        "The Arguments of lambda:invoke hold %s, which is not implemented.".formatted(name)));
            }
        });
    }

    /// The task's result.
    ///
    /// @throws StateFailed when there is none
    static JsonNode result(Turn turn, State.Task task, Answer answer) {
        return switch (answer) {
            case Answer.Failed(var failure) -> throw failed(turn, task, failure);
            case Answer.Returned(var value) -> {
                var result = wrapped(task, value);
                if (Json.isTooLarge(result)) {
                    throw failed(turn, task, Passage.tooLarge(task.name()));
                }
                CallEvents.succeeded(turn, task.resource(), result);
                yield result;
            }
        };
    }

    private static StateFailed failed(Turn turn, State.Task task, Failure failure) {
        CallEvents.failed(turn, task.resource(), "Failed", failure);
        return new StateFailed(failure);
    }

    private static JsonNode wrapped(State.Task task, JsonNode value) {
        return switch (task.resource()) {
            case LambdaFunction _ -> value;
            case LambdaInvoke() ->
                Json.object()
                        .put("ExecutedVersion", "$LATEST")
                        .put("StatusCode", 200)
                        .set("Payload", value);
        };
    }

    static void timeOut(Turn turn, State.Task task) {
        var failure = Failure.of(Errors.TIMEOUT);
        CallEvents.failed(turn, task.resource(), "TimedOut", failure);
        throw new StateFailed(failure);
    }
}
