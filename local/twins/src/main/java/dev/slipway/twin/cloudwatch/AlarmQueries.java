package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/// The operations that show alarms and what became of them.
final class AlarmQueries {
    private final Alarms alarms;
    private final History history;

    AlarmQueries(Alarms alarms, History history) {
        this.alarms = alarms;
        this.history = history;
    }

    ObjectNode describe(Asked asked) {
        if (asked.request().has("AlarmNames") && asked.request().has("AlarmNamePrefix")) {
            throw Asked.contradicting("AlarmNames and AlarmNamePrefix exclude one another.");
        }
        var rows = wantsMetricAlarms(asked)
                ? alarms.in(asked.region())
                        .filter(alarm -> wanted(alarm, asked))
                        .map(AlarmView::of)
                        .toList()
                : List.<ObjectNode>of();
        var page =
                Page.of("MetricAlarms", rows, asked.request().path("MaxRecords").asInt(50), asked.text("NextToken"));
        page.putArray("CompositeAlarms");
        return page;
    }

    ObjectNode history(Asked asked) {
        var from = asked.time("StartDate");
        var to = asked.time("EndDate");
        var found = history.of(asked.region())
                .filter(item -> named(asked.text("AlarmName"), item.alarm()))
                .filter(item -> named(asked.text("HistoryItemType"), item.type()))
                .filter(item -> from.isEmpty() || !item.at().isBefore(from.get()))
                .filter(item -> to.isEmpty() || !item.at().isAfter(to.get()))
                .sorted(Comparator.comparing(History.Item::at))
                .toList();
        var ordered = asked.text("ScanBy").equals("TimestampAscending") ? found : found.reversed();
        var rows = ordered.stream().map(History.Item::toJson).toList();
        var size = asked.request().path("MaxRecords").asInt(100);
        return Page.of("AlarmHistoryItems", rows, size, asked.text("NextToken"));
    }

    private static boolean wantsMetricAlarms(Asked asked) {
        var types = asked.request().path("AlarmTypes");
        return types.isEmpty()
                || StreamSupport.stream(types.spliterator(), false)
                        .anyMatch(type -> type.asText().equals("MetricAlarm"));
    }

    private static boolean wanted(Alarm alarm, Asked asked) {
        var names = AlarmCalls.names(asked).toList();
        return (names.isEmpty() || names.contains(alarm.name()))
                && alarm.name().startsWith(asked.text("AlarmNamePrefix"))
                && named(asked.text("StateValue"), alarm.state().value())
                && AlarmView.acts(alarm, asked.text("ActionPrefix"));
    }

    private static boolean named(String wanted, String found) {
        return wanted.isEmpty() || wanted.equals(found);
    }
}
