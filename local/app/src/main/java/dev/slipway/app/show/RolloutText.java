package dev.slipway.app.show;

import com.fasterxml.jackson.databind.JsonNode;

/// How traffic moves to the new fleet, in a line.
final class RolloutText {
    private RolloutText() {}

    static String of(JsonNode artifact) {
        var policy = artifact.at("/deployment_config/blue_green_update_policy");
        var alarms = artifact.path("alarms").size();
        var watched = alarms == 0 ? "no alarms" : alarms == 1 ? "1 alarm" : alarms + " alarms";
        return artifact.at("/rollout/guarded").asBoolean()
                ? "%s, %s, then %s s with both fleets"
                        .formatted(
                                steps(policy.path("traffic_routing_configuration")),
                                watched,
                                Plain.of(policy.path("termination_wait_in_seconds")))
                : "all at once, %s: %s".formatted(watched, why(Plain.of(artifact.at("/rollout/reason"))));
    }

    private static String steps(JsonNode routing) {
        var canary = routing.path("type").asText().equals("CANARY");
        var size = routing.path(canary ? "canary_size" : "linear_step_size").path("value");
        return "%s %% %s, baking %s s"
                .formatted(
                        Plain.of(size),
                        canary ? "first" : "at a time",
                        Plain.of(routing.path("wait_interval_in_seconds")));
    }

    private static String why(String reason) {
        return switch (reason) {
            case "FirstDeployment" -> "nothing serves yet";
            case "OneInstance" -> "one instance takes no share";
            default -> "the environment asks for no steps";
        };
    }
}
