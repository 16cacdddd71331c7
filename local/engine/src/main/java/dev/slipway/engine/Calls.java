package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.engine.Phase.Calling;
import dev.slipway.engine.Phase.Handing;
import dev.slipway.engine.Position.Visit;
import dev.slipway.engine.TokenWait.Heartbeat;
import dev.slipway.engine.asl.Errors;
import dev.slipway.engine.asl.Resource.LambdaCallback;
import dev.slipway.engine.asl.Resource.LambdaFunction;
import dev.slipway.engine.asl.Resource.LambdaInvoke;
import dev.slipway.engine.asl.State;
import dev.slipway.engine.query.Template;
import java.util.Set;
import java.util.UUID;

/// A task's call: what is sent, and what comes of it.
final class Calls {
    private static final Set<String> INVOKE = Set.of("FunctionName", "Payload");

    private Calls() {}

    /// Nothing is told before everything is evaluated.
    static void schedule(Turn turn, State.Task task, Visit visit) {
        var scope = turn.scope(visit);
        var wait = UUID.randomUUID();
        var arguments = Passage.limited(
                visit,
                task.arguments()
                        .map(template -> evaluate(task, template, turn, visit, wait))
                        .orElse(visit.input()));
        var timeout = task.timeoutSeconds().map(seconds -> Seconds.of("TimeoutSeconds", seconds, scope, 1));
        var heartbeat = task.heartbeatSeconds().map(seconds -> Seconds.of("HeartbeatSeconds", seconds, scope, 1));
        var token = new TokenWait(
                wait, timeout.map(turn.now()::plusSeconds), heartbeat.map(beat -> Heartbeat.from(turn.now(), beat)));
        var calling = calling(task, arguments, token);
        CallEvents.scheduled(turn, task.resource(), arguments, timeout, heartbeat);
        turn.moveTo(visit.in(calling));
    }

    private static JsonNode evaluate(State.Task task, Template template, Turn turn, Visit visit, UUID wait) {
        return switch (task.resource()) {
            case LambdaFunction _, LambdaInvoke() -> template.evaluate(turn.scope(visit));
            case LambdaCallback() -> TokenArguments.evaluate(template, turn, visit, TokenWait.marker(wait));
        };
    }

    private static Phase calling(State.Task task, JsonNode arguments, TokenWait token) {
        return switch (task.resource()) {
            case LambdaFunction(var arn) -> new Calling(arn, arguments, token.deadline());
            case LambdaInvoke() -> new Calling(function(arguments), payload(arguments), token.deadline());
            case LambdaCallback() -> new Handing(function(arguments), payload(arguments), token);
        };
    }

    private static JsonNode payload(JsonNode arguments) {
        return arguments.has("Payload") ? arguments.get("Payload") : Json.object();
    }

    /// Arguments that are computed as a whole can not be checked at load.
    private static String function(JsonNode arguments) {
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
        return arguments.get("FunctionName").textValue();
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
            case LambdaFunction _, LambdaCallback() -> value;
            case LambdaInvoke() ->
                Json.object()
                        .put("ExecutedVersion", "$LATEST")
                        .put("StatusCode", 200)
                        .set("Payload", value);
        };
    }

    static void timeOut(Turn turn, State.Task task, Failure failure) {
        CallEvents.failed(turn, task.resource(), "TimedOut", failure);
        throw new StateFailed(failure);
    }
}
