package dev.slipway.app.show;

import com.fasterxml.jackson.databind.JsonNode;

/// How traffic moves to the new fleet, in a line.
final class RolloutText {
    private RolloutText() {}

    static String of(JsonNode artifact) {
        var policy = artifact.at("/deployment_config/blue_green_update_policy");
        var alarms = artifact.path("alarms").size();
        var watched = alarms == 0 ? "no alarms" : alarms == 1 ? "1 alarm" : alarms + " alarms";
        var traffic = Plain.of(artifact.at("/rollout/traffic"));
        return artifact.at("/rollout/guarded").asBoolean()
                ? "%s; baking %s s, %s, then %s s with both fleets"
                        .formatted(
                                traffic,
                                Plain.of(policy.at("/traffic_routing_configuration/wait_interval_in_seconds")),
                                watched,
                                Plain.of(policy.path("termination_wait_in_seconds")))
                : "%s; %s".formatted(traffic, watched);
    }
}
