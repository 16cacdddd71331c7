package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/// What became of alarms, oldest first, for thirty days; that of deleted ones too.
final class History {
    record Item(String region, String alarm, Instant at, String type, String summary, String details) {
        ObjectNode toJson() {
            var shown = Json.object().put("AlarmName", alarm).put("AlarmType", "MetricAlarm");
            shown.set("Timestamp", Times.json(at));
            return shown.put("HistoryItemType", type)
                    .put("HistorySummary", summary)
                    .put("HistoryData", details);
        }
    }

    private static final Duration KEPT = Duration.ofDays(30);

    private final Deque<Item> items = new ArrayDeque<>();

    void configured(Alarm alarm, String what, Instant at) {
        var details = Json.object().put("version", "1.0").put("type", what);
        details.set(what.equals("Delete") ? "deletedAlarm" : "updatedAlarm", alarm.definition());
        var verb = what.equals("Create") ? "created" : what.equals("Delete") ? "deleted" : "updated";
        add(alarm, at, "ConfigurationUpdate", "Alarm \"%s\" %s".formatted(alarm.name(), verb), details);
    }

    void moved(Alarm before, Alarm after, Instant at) {
        var details = Json.object().put("version", "1.0");
        details.set("oldState", state(before.state()));
        details.set("newState", state(after.state()));
        var summary = "Alarm updated from %s to %s"
                .formatted(before.state().value(), after.state().value());
        add(after, at, "StateUpdate", summary, details);
    }

    Stream<Item> of(String region) {
        return items.stream().filter(item -> item.region().equals(region));
    }

    List<Item> all() {
        return List.copyOf(items);
    }

    void restore(List<Item> saved) {
        items.addAll(saved);
    }

    private void add(Alarm alarm, Instant at, String type, String summary, ObjectNode details) {
        while (!items.isEmpty() && items.getFirst().at().isBefore(at.minus(KEPT))) {
            items.removeFirst();
        }
        items.add(new Item(alarm.region(), alarm.name(), at, type, summary, details.toString()));
    }

    private static ObjectNode state(Alarm.State state) {
        return Json.object().put("stateValue", state.value()).put("stateReason", state.reason());
    }
}
