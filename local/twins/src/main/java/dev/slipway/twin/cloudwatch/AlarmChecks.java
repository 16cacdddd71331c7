package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Refusal;
import java.util.List;

/// What a shape cannot say of an alarm's definition.
final class AlarmChecks {
    private static final int DAY = 86_400;
    private static final int WEEK = 604_800;

    private AlarmChecks() {}

    static void check(ObjectNode alarm) {
        for (var field :
                List.of("MetricName", "Namespace", "Period", "EvaluationPeriods", "Threshold", "ComparisonOperator")) {
            if (!alarm.has(field)) {
                throw Asked.lacking("The parameter %s is required.".formatted(field));
            }
        }
        if (alarm.has("Statistic") == alarm.has("ExtendedStatistic")) {
            throw Asked.contradicting("Either Statistic or ExtendedStatistic must be given, and not both.");
        }
        Statistic.of(
                alarm.path("Statistic").asText(alarm.path("ExtendedStatistic").asText()));
        if (alarm.has("EvaluateLowSampleCountPercentile") && alarm.has("Statistic")) {
            throw Asked.contradicting("EvaluateLowSampleCountPercentile belongs to percentiles.");
        }
        times(alarm);
    }

    private static void times(ObjectNode alarm) {
        var period = alarm.path("Period").asLong();
        var periods = alarm.path("EvaluationPeriods").asLong();
        require(
                period % 60 == 0 || List.of(10L, 20L, 30L).contains(period),
                "Period must be 10, 20, 30 or a multiple of 60.");
        require(
                period * periods <= (period < 3600 ? DAY : WEEK),
                "Metrics cannot be checked across more than a day, or a week where the period is an hour or longer"
                        + " (EvaluationPeriods * Period must be <= 86400, or 604800).");
        require(
                alarm.path("DatapointsToAlarm").asLong(1) <= periods,
                "DatapointsToAlarm must be less than or equal to EvaluationPeriods.");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new Refusal(400, "ValidationError", message);
        }
    }
}
