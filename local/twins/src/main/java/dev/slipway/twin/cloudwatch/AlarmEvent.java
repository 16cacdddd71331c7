package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// "CloudWatch Alarm State Change", as EventBridge carries it. Source: CloudWatch user guide, "Alarm events and
/// EventBridge".
final class AlarmEvent {
    private AlarmEvent() {}

    static ObjectNode of(Alarm before, Alarm after, Instant at) {
        var event = Json.object()
                .put("version", "0")
                .put("detail-type", "CloudWatch Alarm State Change")
                .put("source", "aws.cloudwatch")
                .put("account", after.arn().split(":")[4])
                .put("time", at.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", after.region());
        event.putArray("resources").add(after.arn());
        var detail = event.putObject("detail").put("alarmName", after.name());
        detail.set("state", state(after.state()));
        detail.set("previousState", state(before.state()));
        configuration(detail.putObject("configuration"), after);
        return event;
    }

    private static ObjectNode state(Alarm.State state) {
        var shown = Json.object()
                .put("value", state.value())
                .put("reason", state.reason())
                .put("timestamp", Times.inEvent(state.updated()));
        return state.reasonData().isEmpty() ? shown : shown.put("reasonData", state.reasonData());
    }

    private static void configuration(ObjectNode shown, Alarm alarm) {
        var text = alarm.definition().path("AlarmDescription").asText("");
        if (!text.isEmpty()) {
            shown.put("description", text);
        }
        var watched = shown.putArray("metrics").addObject().put("id", "m1").put("returnData", true);
        var stat = watched.putObject("metricStat")
                .put("period", alarm.period())
                .put("stat", alarm.statistic().name());
        alarm.unit().ifPresent(unit -> stat.put("unit", unit));
        var metric = alarm.metric();
        stat.putObject("metric")
                .put("namespace", metric.namespace())
                .put("name", metric.name())
                .set("dimensions", Json.MAPPER.valueToTree(metric.dimensions()));
    }
}
