package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A metric alarm: the request that defined it, and the state it is in.
///
/// Shape: `evaluated` is when it was last held against its metric; while `due`, the next time it is whether or not
/// there is anything new.
record Alarm(
        String region,
        String arn,
        Metric metric,
        ObjectNode definition,
        Map<String, String> tags,
        Instant configured,
        State state,
        Instant evaluated,
        boolean due) {
    /// What it is in, why, and since when.
    record State(String value, String reason, String reasonData, Instant updated, Instant transitioned) {}

    static final String NO_DATA = "INSUFFICIENT_DATA";

    String name() {
        return definition.path("AlarmName").asText();
    }

    Optional<String> unit() {
        return Optional.of(definition.path("Unit").asText("")).filter(unit -> !unit.isEmpty());
    }

    Statistic statistic() {
        return new Statistic(definition
                .path("Statistic")
                .asText(definition.path("ExtendedStatistic").asText()));
    }

    int period() {
        return definition.path("Period").asInt();
    }

    int periods() {
        return definition.path("EvaluationPeriods").asInt();
    }

    int toAlarm() {
        return definition.path("DatapointsToAlarm").asInt(periods());
    }

    double threshold() {
        return definition.path("Threshold").asDouble();
    }

    String comparison() {
        return definition.path("ComparisonOperator").asText();
    }

    String missing() {
        return definition.path("TreatMissingData").asText("missing");
    }

    boolean ignoresFewSamples() {
        return definition.path("EvaluateLowSampleCountPercentile").asText().equals("ignore");
    }

    Alarm defined(ObjectNode other, Instant now) {
        return new Alarm(region, arn, Metric.of(other), other, tags, now, state, evaluated, true);
    }

    Alarm tagged(Map<String, String> others) {
        return new Alarm(region, arn, metric, definition, others, configured, state, evaluated, due);
    }

    Alarm in(State other) {
        return new Alarm(region, arn, metric, definition, tags, configured, other, evaluated, due);
    }

    Alarm evaluated(Instant at, boolean again) {
        return new Alarm(region, arn, metric, definition, tags, configured, state, at, again);
    }
}
