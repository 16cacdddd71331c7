package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Dial;
import java.util.Map;
import java.util.function.Function;

/// The operations of CloudWatch's API that this twin knows, by name.
final class Operations {
    private Operations() {}

    static Map<String, Function<Asked, ObjectNode>> over(Store store, Alarms alarms, History history, Dial dial) {
        var metrics = new MetricCalls(store);
        var changes = new AlarmCalls(alarms, dial);
        var queries = new AlarmQueries(alarms, history);
        var tags = new Tags(alarms);
        return Map.ofEntries(
                Map.entry("PutMetricData", metrics::put),
                Map.entry("GetMetricStatistics", metrics::statistics),
                Map.entry("GetMetricData", new QueryCalls(store)::get),
                Map.entry("ListMetrics", metrics::list),
                Map.entry("PutMetricAlarm", changes::put),
                Map.entry("DescribeAlarms", queries::describe),
                Map.entry("DescribeAlarmHistory", queries::history),
                Map.entry("DeleteAlarms", changes::delete),
                Map.entry("SetAlarmState", changes::set),
                Map.entry("EnableAlarmActions", changes::enable),
                Map.entry("DisableAlarmActions", changes::disable),
                Map.entry("ListTagsForResource", tags::list),
                Map.entry("TagResource", tags::add),
                Map.entry("UntagResource", tags::remove));
    }
}
