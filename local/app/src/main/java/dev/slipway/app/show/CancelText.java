package dev.slipway.app.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What becomes of a plan that was called off, from the body of `POST /cancel` and, where somebody waited, of what came of it.
public final class CancelText {
    private CancelText() {}

    /// The answer to a cancellation, with what the plan's story says later: `status`, `closed`, `reason` and another `how`.
    public static JsonNode with(JsonNode cancelled, JsonNode plan) {
        var said = cancelled.<ObjectNode>deepCopy();
        said.remove("how");
        if (plan.has("called_off")) {
            said.set("how", plan.path("called_off"));
        }
        said.set("status", plan.path("status"));
        said.set("closed", plan.path("closed"));
        if (plan.has("reason")) {
            said.set("reason", plan.path("reason"));
        }
        return said;
    }

    public static String of(JsonNode said) {
        var reason = said.has("reason") ? ": " + Plain.of(said.path("reason")) : "";
        return "Called off: plan %s %s%s."
                .formatted(Plain.of(said.path("plan_id")), said.path("closed").asBoolean() ? ended(said) : ends(said), reason);
    }

    private static String ends(JsonNode said) {
        return switch (said.path("how").asText()) {
            case "nothing_changed" -> "ends before it changes anything";
            case "taken_back" ->
                "is taken back, at once where one of its alarms stops its update, or else when that is through (slipway cancel --wait says which)";
            case "taken_back_under_way" -> "is taken back now, for the alarm that stops its update is set";
            case "taken_back_after_its_end" -> said.has("reason")
                    ? "is taken back when its update is through"
                    : "is taken back when its update is through, for it has no alarm by which SageMaker could be stopped, or CloudWatch did not set it";
            case "failed" -> "fails, for nothing served before (slipway undeploy clears the endpoint)";
            default -> "has ended";
        };
    }

    private static String ended(JsonNode said) {
        return switch (said.path("how").asText()) {
            case "nothing_changed" -> "has ended before it changed anything";
            case "taken_back_under_way" -> "was taken back before its update was through";
            case "taken_back_after_its_end" -> "was taken back when its update was through";
            default -> "has ended as " + Plain.of(said.path("status"));
        };
    }
}
