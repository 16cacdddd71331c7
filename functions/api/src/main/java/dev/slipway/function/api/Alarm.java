package dev.slipway.function.api;

import dev.slipway.core.plan.AlarmPlan;
import java.util.SortedMap;

/// An alarm of a plan, in the terms of `PutMetricAlarm`. Units: `period` in seconds, `threshold` a count for each
/// period or microseconds.
record Alarm(
        String name,
        String namespace,
        String metricName,
        String statistic,
        SortedMap<String, String> dimensions,
        long period,
        int evaluationPeriods,
        int datapointsToAlarm,
        long threshold,
        String comparison,
        String missingData) {
    static Alarm of(AlarmPlan alarm) {
        var terms = alarm.terms();
        return new Alarm(
                alarm.name().value(),
                terms.metric().namespace(),
                terms.metric().title(),
                terms.metric().statistic(),
                alarm.dimensions(),
                terms.period().toSeconds(),
                terms.evaluationPeriods(),
                terms.datapoints(),
                terms.threshold(),
                Words.of(terms.comparison()),
                Words.of(terms.missing()));
    }
}
