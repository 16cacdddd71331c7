package dev.slipway.core.plan;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.Require;
import java.time.Duration;

/// When an alarm fires, whatever it watches.
///
/// Shape: terms that CloudWatch would refuse cannot be made. Units: `threshold` in the metric's own, a count for each
/// period or microseconds; `period` whole minutes. It fires when `datapoints` of the last `evaluationPeriods`
/// compare so. Source: `PutMetricAlarm` of the CloudWatch API.
public record AlarmTerms(
        AlarmMetric metric,
        long threshold,
        Comparison comparison,
        Duration period,
        int evaluationPeriods,
        int datapoints,
        MissingPoints missing) {
    /// How late CloudWatch may be with a metric.
    private static final Duration DELAY = Duration.ofMinutes(2);

    /// How a value is compared with the threshold.
    public enum Comparison {
        ABOVE,
        AT_LEAST
    }

    /// What a period without a value counts as.
    public enum MissingPoints {
        NOT_BREACHING,
        BREACHING,
        IGNORE,
        MISSING
    }

    public AlarmTerms {
        Require.atLeast("threshold", 0, threshold);
        Require.positive("evaluationPeriods", evaluationPeriods);
        Require.positive("datapoints", datapoints);
        if (period.toMinutes() < 1 || !period.equals(Duration.ofMinutes(period.toMinutes()))) {
            throw new IllegalArgumentException("period is %s: accepted are whole minutes".formatted(period));
        }
        if (datapoints > evaluationPeriods) {
            throw new IllegalArgumentException("datapoints are %d: accepted are at most the %d evaluation periods"
                    .formatted(datapoints, evaluationPeriods));
        }
        if (period.multipliedBy(evaluationPeriods).compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("period times evaluationPeriods is %s: accepted is a day at most"
                    .formatted(period.multipliedBy(evaluationPeriods)));
        }
    }

    /// How long a trouble may last until the alarm has certainly fired.
    public Duration firesWithin() {
        return period.multipliedBy(evaluationPeriods).plus(DELAY);
    }

    Canonical.Fields canonical() {
        return Canonical.Fields.NONE
                .with("metric", metric.name())
                .with("threshold", threshold)
                .with("comparison", comparison.name())
                .with("period_seconds", period.toSeconds())
                .with("evaluation_periods", evaluationPeriods)
                .with("datapoints", datapoints)
                .with("missing", missing.name());
    }
}
