package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The operations on metrics.
final class MetricCalls {
    private static final int POINTS = 1_440;
    private static final int METRICS_A_PAGE = 500;
    private static final Duration LISTED = Duration.ofDays(14);
    private static final Duration LISTED_RECENTLY = Duration.ofHours(3);

    private final Store store;

    MetricCalls(Store store) {
        this.store = store;
    }

    ObjectNode put(Asked asked) {
        Measured.of(asked).forEach(measured -> measured.into(store, asked.region()));
        return Json.object();
    }

    ObjectNode statistics(Asked asked) {
        var wanted = wanted(asked.request());
        var period = period(asked.request());
        var span = Span.of(asked, period);
        if (span.periods() > POINTS) {
            throw Asked.contradicting(("You have requested up to %d datapoints, which exceeds the limit of %d. You may"
                            + " reduce the datapoints requested by increasing Period, or decreasing the time range.")
                    .formatted(span.periods(), POINTS));
        }
        var answer = Json.object().put("Label", asked.text("MetricName"));
        var list = answer.putArray("Datapoints");
        for (var series : store.of(asked.region(), Metric.of(asked.request()), asked.unit())) {
            for (var point : Points.of(List.of(series), span.from(), span.to(), period)) {
                list.add(shown(point, wanted).put("Unit", series.unit()));
            }
        }
        return answer;
    }

    ObjectNode list(Asked asked) {
        var since = asked.now().minus(asked.text("RecentlyActive").isEmpty() ? LISTED : LISTED_RECENTLY);
        var rows = store.since(asked.region(), since)
                .filter(metric -> wanted(metric, asked))
                .map(Metric::toJson)
                .toList();
        return Page.of("Metrics", rows, METRICS_A_PAGE, asked.text("NextToken"));
    }

    static int period(JsonNode request) {
        var period = request.path("Period").asInt();
        if (period % 60 != 0 && !List.of(1, 5, 10, 20, 30).contains(period)) {
            throw Asked.invalid(
                    "The parameter Period must be 1, 5, 10, 20, 30, or a multiple of 60, found %d.".formatted(period));
        }
        return period;
    }

    private static List<Statistic> wanted(JsonNode request) {
        if (request.has("Statistics") == request.has("ExtendedStatistics")) {
            throw Asked.contradicting("Either Statistics or ExtendedStatistics must be given, and not both.");
        }
        var wanted = new ArrayList<Statistic>();
        request.path("Statistics").forEach(each -> wanted.add(Statistic.of(each.asText())));
        request.path("ExtendedStatistics").forEach(each -> wanted.add(Statistic.of(each.asText())));
        return wanted;
    }

    private static ObjectNode shown(Points.Point point, List<Statistic> wanted) {
        var shown = Json.object();
        shown.set("Timestamp", Times.json(Instant.ofEpochSecond(point.start())));
        for (var statistic : wanted) {
            statistic.in(point.bucket()).ifPresent(value -> {
                var into = statistic.simple() ? shown : shown.withObject("/ExtendedStatistics");
                into.put(statistic.name(), value);
            });
        }
        return shown;
    }

    private static boolean wanted(Metric metric, Asked asked) {
        return named(asked.text("Namespace"), metric.namespace())
                && named(asked.text("MetricName"), metric.name())
                && every(asked.request().path("Dimensions"), metric);
    }

    private static boolean every(JsonNode filters, Metric metric) {
        for (var filter : filters) {
            var found = Optional.ofNullable(
                    metric.dimensions().get(filter.path("Name").asText()));
            if (found.isEmpty() || !named(filter.path("Value").asText(""), found.get())) {
                return false;
            }
        }
        return true;
    }

    private static boolean named(String wanted, String found) {
        return wanted.isEmpty() || wanted.equals(found);
    }
}
