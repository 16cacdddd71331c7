package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.engine.asl.Resource;
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
            case LambdaInvoke() -> details.set("parameters", arguments);
            case LambdaFunction(var arn) -> details.put("resource", arn).set("input", arguments);
        }
        timeout.ifPresent(seconds -> details.put("timeoutInSeconds", seconds));
        heartbeat.ifPresent(seconds -> details.put("heartbeatInSeconds", seconds));
        turn.tell(family(resource) + "Scheduled", details);
        turn.tell(family(resource) + "Started", details(resource));
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
            case LambdaInvoke() -> "Task";
            case LambdaFunction _ -> "LambdaFunction";
        };
    }

    private static ObjectNode details(Resource resource) {
        return switch (resource) {
            case LambdaInvoke() -> Json.object().put("resource", "invoke").put("resourceType", "lambda");
            case LambdaFunction _ -> Json.object();
        };
    }
}
