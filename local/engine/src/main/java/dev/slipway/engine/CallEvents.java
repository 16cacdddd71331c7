package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.engine.asl.Resource;
import dev.slipway.engine.asl.Resource.LambdaCallback;
import dev.slipway.engine.asl.Resource.LambdaFunction;
import dev.slipway.engine.asl.Resource.LambdaInvoke;
import java.util.Optional;

/// What history tells of a call: AWS has one set of events for each way to call a function.
final class CallEvents {
    private CallEvents() {}

    static void scheduled(
            Turn turn, Resource resource, JsonNode arguments, Optional<Integer> timeout, Optional<Integer> heartbeat) {
        var details = details(resource);
        switch (resource) {
            case LambdaInvoke(), LambdaCallback() -> details.set("parameters", arguments);
            case LambdaFunction(var arn) -> details.put("resource", arn).set("input", arguments);
        }
        timeout.ifPresent(seconds -> details.put("timeoutInSeconds", seconds));
        heartbeat.ifPresent(seconds -> details.put("heartbeatInSeconds", seconds));
        turn.tell(family(resource) + "Scheduled", details);
        turn.tell(family(resource) + "Started", details(resource));
    }

    /// The function has its token. What it answered means nothing, and is not told: it might be the token.
    static void submitted(Turn turn, Resource resource) {
        var output = Json.object().put("ExecutedVersion", "$LATEST").put("StatusCode", 200);
        turn.tell(family(resource) + "Submitted", details(resource).set("output", output));
    }

    static void succeeded(Turn turn, Resource resource, JsonNode result) {
        turn.tell(family(resource) + "Succeeded", details(resource).set("output", result));
    }

    /// @param how `Failed` or `TimedOut`
    static void failed(Turn turn, Resource resource, String how, Failure failure) {
        turn.tell(family(resource) + how, failure.addTo(details(resource)));
    }

    private static String family(Resource resource) {
        return switch (resource) {
            case LambdaInvoke(), LambdaCallback() -> "Task";
            case LambdaFunction _ -> "LambdaFunction";
        };
    }

    private static ObjectNode details(Resource resource) {
        return switch (resource) {
            case LambdaInvoke() -> integration("invoke");
            case LambdaCallback() -> integration("invoke.waitForTaskToken");
            case LambdaFunction _ -> Json.object();
        };
    }

    private static ObjectNode integration(String action) {
        return Json.object().put("resource", action).put("resourceType", "lambda");
    }
}
