package dev.slipway.twin.cloudwatch;

import dev.slipway.twin.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/// Says in words and in JSON why an alarm is in the state it is in, as CloudWatch does.
final class Verdict {
    private final Alarm alarm;
    private final Evaluation evaluation;
    private final Instant from;
    private final Instant to;
    private final Instant at;

    /// @param from the beginning of the range that was looked at, `to` its end
    Verdict(Evaluation evaluation, Instant from, Instant to, Instant at) {
        this.alarm = evaluation.alarm();
        this.evaluation = evaluation;
        this.from = from;
        this.to = to;
        this.at = at;
    }

    String reason(String state) {
        if (state.equals(Alarm.NO_DATA)) {
            return "Insufficient Data: %s.".formatted(missing("unknown"));
        }
        if (evaluation.counted().isEmpty()) {
            return "Threshold Crossed: %s.".formatted(missing(treated()));
        }
        var points = evaluation.counted();
        var needed = state.equals("ALARM") ? alarm.toAlarm() : alarm.periods() - alarm.toAlarm() + 1;
        return "Threshold Crossed: %d out of the last %d datapoints [%s] %s %s %s the threshold (%s) (minimum %d datapoint%s for %s transition)."
                .formatted(
                        state.equals("ALARM") ? evaluation.breaching() : points.size() - evaluation.breaching(),
                        points.size(),
                        points.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        points.size() == 1 ? "was" : "were",
                        state.equals("ALARM") ? "" : "not",
                        words(),
                        alarm.threshold(),
                        needed,
                        needed == 1 ? "" : "s",
                        state.equals("ALARM") ? "OK -> ALARM" : "ALARM -> OK")
                .replace("  ", " ");
    }

    String details() {
        var details = Json.object()
                .put("version", "1.0")
                .put("queryDate", Times.inEvent(at))
                .put("startDate", Times.inEvent(from))
                .put("statistic", alarm.statistic().name())
                .put("period", alarm.period())
                .put("threshold", alarm.threshold());
        var recent = details.putArray("recentDatapoints");
        evaluation.counted().reversed().forEach(recent::add);
        var evaluated = details.putArray("evaluatedDatapoints");
        var end = to;
        for (var point : evaluation.range()) {
            end = end.minusSeconds(alarm.period());
            var shown = evaluated.addObject().put("timestamp", Times.inEvent(end));
            point.ifPresent(value -> shown.put("value", value));
        }
        return details.toString();
    }

    private String missing(String as) {
        var periods = alarm.periods();
        return "%d datapoint%s %s %s".formatted(periods, periods == 1 ? "" : "s", periods == 1 ? "was" : "were", as);
    }

    private String treated() {
        return "missing and treated as [%s]"
                .formatted(alarm.missing().equals("breaching") ? "Breaching" : "NonBreaching");
    }

    private String words() {
        return alarm.comparison()
                .replace("Threshold", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
