package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import java.util.List;
import java.util.stream.StreamSupport;

/// An alarm as DescribeAlarms shows it: its definition with what CloudWatch adds, and its state.
final class AlarmView {
    private static final List<String> ACTIONS = List.of("OKActions", "AlarmActions", "InsufficientDataActions");

    private AlarmView() {}

    static ObjectNode of(Alarm alarm) {
        var state = alarm.state();
        var shown = Json.object().put("AlarmName", alarm.name()).put("AlarmArn", alarm.arn());
        shown.setAll(alarm.definition());
        ACTIONS.forEach(actions -> shown.withArray("/" + actions));
        shown.withArray("/Dimensions");
        shown.set("AlarmConfigurationUpdatedTimestamp", Times.json(alarm.configured()));
        shown.put("StateValue", state.value()).put("StateReason", state.reason());
        if (!state.reasonData().isEmpty()) {
            shown.put("StateReasonData", state.reasonData());
        }
        shown.set("StateUpdatedTimestamp", Times.json(state.updated()));
        shown.set("StateTransitionedTimestamp", Times.json(state.transitioned()));
        return shown;
    }

    /// Whether one of its actions begins like this.
    static boolean acts(Alarm alarm, String prefix) {
        return prefix.isEmpty()
                || ACTIONS.stream()
                        .flatMap(actions -> StreamSupport.stream(
                                alarm.definition().path(actions).spliterator(), false))
                        .anyMatch(action -> action.asText().startsWith(prefix));
    }
}
