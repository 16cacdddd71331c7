package dev.slipway.twin.cloudwatch;

import static dev.slipway.twin.aws.Shape.choice;
import static dev.slipway.twin.aws.Shape.struct;
import static dev.slipway.twin.aws.Shape.text;

import dev.slipway.twin.aws.Shape;
import java.util.Map;

/// The shape of each request the twin takes, after AWS's service model of November 2026. Longer than most: one table.
final class Requests {
    private static final Shape TIME = new Shape.Time();
    private static final Shape FLAG = new Shape.Flag();
    private static final Shape NUMBER = new Shape.Decimal(-Double.MAX_VALUE);
    private static final Shape COUNT = new Shape.Whole(1, Integer.MAX_VALUE);
    private static final Shape RECORDS = new Shape.Whole(1, 100);
    private static final Shape TOKEN = text(0, 1024, ".*");
    private static final Shape NAME = text(1, 255, "[\\s\\S]+");
    private static final Shape ALARM = text(1, 255, "[^\\p{Cntrl}]+");
    private static final Shape ALARMS = new Shape.Many(0, 100, ALARM);
    private static final Shape NAMESPACE = text(1, 255, "[^:].*");
    private static final Shape STATE = choice("OK", "ALARM", "INSUFFICIENT_DATA");
    private static final Shape TYPES = new Shape.Many(0, 2, choice("CompositeAlarm", "MetricAlarm"));
    private static final Shape ACTIONS = new Shape.Many(0, 5, text(1, 1024, "[\\s\\S]+"));
    private static final Shape SCAN = choice("TimestampDescending", "TimestampAscending");
    private static final Shape STATISTIC = choice("SampleCount", "Average", "Sum", "Minimum", "Maximum");
    private static final Shape PERCENTILE = text(1, 64, "\\S+");
    private static final Shape ARN = text(1, 1024, "arn:aws[a-z-]*:cloudwatch:[a-z0-9-]*:[0-9]{12}:alarm:.+");

    private static final Shape UNIT = choice(
            "Seconds",
            "Microseconds",
            "Milliseconds",
            "Bytes",
            "Kilobytes",
            "Megabytes",
            "Gigabytes",
            "Terabytes",
            "Bits",
            "Kilobits",
            "Megabits",
            "Gigabits",
            "Terabits",
            "Percent",
            "Count",
            "Bytes/Second",
            "Kilobytes/Second",
            "Megabytes/Second",
            "Gigabytes/Second",
            "Terabytes/Second",
            "Bits/Second",
            "Kilobits/Second",
            "Megabits/Second",
            "Gigabits/Second",
            "Terabits/Second",
            "Count/Second",
            "None");

    private static final Shape DIMENSIONS = new Shape.Many(
            0,
            30,
            struct().needs("Name", text(1, 255, "(?=.*\\S)[\\x20-\\x39\\x3b-\\x7e][\\x20-\\x7e]*"))
                    .needs("Value", text(1, 1024, "(?=.*\\S)[\\x20-\\x7e]+")));

    private static final Shape TAG =
            struct().needs("Key", text(1, 128, "[\\s\\S]+")).needs("Value", text(0, 256, "[\\s\\S]*"));

    /// By operation name; what is not here is not known.
    static final Map<String, Shape.Struct> SHAPES = Map.ofEntries(
            Map.entry("PutMetricData", putMetricData()),
            Map.entry("GetMetricStatistics", getMetricStatistics()),
            Map.entry("GetMetricData", getMetricData()),
            Map.entry("ListMetrics", listMetrics()),
            Map.entry("PutMetricAlarm", putMetricAlarm()),
            Map.entry("DescribeAlarms", describeAlarms()),
            Map.entry("DescribeAlarmHistory", describeAlarmHistory()),
            Map.entry("DeleteAlarms", struct().needs("AlarmNames", ALARMS)),
            Map.entry("SetAlarmState", setAlarmState()),
            Map.entry("EnableAlarmActions", struct().needs("AlarmNames", ALARMS)),
            Map.entry("DisableAlarmActions", struct().needs("AlarmNames", ALARMS)),
            Map.entry("ListTagsForResource", struct().needs("ResourceARN", ARN)),
            Map.entry("TagResource", struct().needs("ResourceARN", ARN).needs("Tags", new Shape.Many(1, 50, TAG))),
            Map.entry(
                    "UntagResource",
                    struct().needs("ResourceARN", ARN)
                            .needs("TagKeys", new Shape.Many(1, 50, text(1, 128, "[\\s\\S]+")))));

    private Requests() {}

    private static Shape.Struct putMetricData() {
        var statistics = struct().needs("SampleCount", NUMBER)
                .needs("Sum", NUMBER)
                .needs("Minimum", NUMBER)
                .needs("Maximum", NUMBER);
        var datum = struct().needs("MetricName", NAME)
                .with("Dimensions", DIMENSIONS)
                .with("Timestamp", TIME)
                .with("Value", NUMBER)
                .with("StatisticValues", statistics)
                .with("Values", new Shape.Many(1, 150, NUMBER))
                .with("Counts", new Shape.Many(1, 150, NUMBER))
                .with("Unit", UNIT)
                .with("StorageResolution", COUNT);
        return struct().needs("Namespace", NAMESPACE).with("MetricData", new Shape.Many(0, 1000, datum));
    }

    private static Shape.Struct getMetricStatistics() {
        return metric().needs("Namespace", NAMESPACE)
                .needs("MetricName", NAME)
                .needs("StartTime", TIME)
                .needs("EndTime", TIME)
                .needs("Period", COUNT)
                .with("Statistics", new Shape.Many(1, 5, STATISTIC))
                .with("ExtendedStatistics", new Shape.Many(1, 10, PERCENTILE))
                .with("Unit", UNIT);
    }

    private static Shape.Struct getMetricData() {
        var stat = struct().needs("Metric", metric())
                .needs("Period", COUNT)
                .needs("Stat", PERCENTILE)
                .with("Unit", UNIT);
        var query = struct().needs("Id", text(1, 255, "[a-z][a-zA-Z0-9_]*"))
                .with("MetricStat", stat)
                .with("Label", text(0, 1024, "[\\s\\S]*"))
                .with("ReturnData", FLAG);
        return struct().needs("MetricDataQueries", new Shape.Many(1, 500, query))
                .needs("StartTime", TIME)
                .needs("EndTime", TIME)
                .with("NextToken", TOKEN)
                .with("ScanBy", SCAN)
                .with("MaxDatapoints", new Shape.Whole(1, 100_800));
    }

    private static Shape.Struct listMetrics() {
        var filter = struct().needs("Name", NAME).with("Value", text(1, 1024, "[\\s\\S]+"));
        return struct().with("Namespace", NAMESPACE)
                .with("MetricName", NAME)
                .with("Dimensions", new Shape.Many(0, 10, filter))
                .with("NextToken", TOKEN)
                .with("RecentlyActive", choice("PT3H"));
    }

    private static Shape.Struct putMetricAlarm() {
        return metric().needs("AlarmName", ALARM)
                .with("AlarmDescription", text(0, 1024, "[\\s\\S]*"))
                .with("ActionsEnabled", FLAG)
                .with("OKActions", ACTIONS)
                .with("AlarmActions", ACTIONS)
                .with("InsufficientDataActions", ACTIONS)
                .with("Statistic", STATISTIC)
                .with("ExtendedStatistic", PERCENTILE)
                .with("Period", COUNT)
                .with("Unit", UNIT)
                .with("EvaluationPeriods", COUNT)
                .with("DatapointsToAlarm", COUNT)
                .with("Threshold", NUMBER)
                .with(
                        "ComparisonOperator",
                        choice(
                                "GreaterThanOrEqualToThreshold",
                                "GreaterThanThreshold",
                                "LessThanThreshold",
                                "LessThanOrEqualToThreshold"))
                .with("TreatMissingData", choice("breaching", "notBreaching", "ignore", "missing"))
                .with("EvaluateLowSampleCountPercentile", choice("evaluate", "ignore"))
                .with("Tags", new Shape.Many(0, 50, TAG));
    }

    private static Shape.Struct describeAlarms() {
        return struct().with("AlarmNames", ALARMS)
                .with("AlarmNamePrefix", ALARM)
                .with("AlarmTypes", TYPES)
                .with("StateValue", STATE)
                .with("ActionPrefix", text(1, 1024, "[\\s\\S]+"))
                .with("MaxRecords", RECORDS)
                .with("NextToken", TOKEN);
    }

    private static Shape.Struct describeAlarmHistory() {
        return struct().with("AlarmName", ALARM)
                .with("AlarmTypes", TYPES)
                .with("HistoryItemType", choice("ConfigurationUpdate", "StateUpdate", "Action"))
                .with("StartDate", TIME)
                .with("EndDate", TIME)
                .with("MaxRecords", RECORDS)
                .with("NextToken", TOKEN)
                .with("ScanBy", SCAN);
    }

    private static Shape.Struct setAlarmState() {
        return struct().needs("AlarmName", ALARM)
                .needs("StateValue", STATE)
                .needs("StateReason", text(0, 1023, "[\\s\\S]*"))
                .with("StateReasonData", text(0, 4000, "[\\s\\S]*"));
    }

    private static Shape.Struct metric() {
        return struct().with("Namespace", NAMESPACE).with("MetricName", NAME).with("Dimensions", DIMENSIONS);
    }
}
