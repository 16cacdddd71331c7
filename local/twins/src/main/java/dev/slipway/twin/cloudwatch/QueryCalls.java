package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// GetMetricData: several metrics at once, newest first unless asked otherwise, paged by points.
final class QueryCalls {
    private static final int POINTS = 100_800;

    private final Store store;

    QueryCalls(Store store) {
        this.store = store;
    }

    ObjectNode get(Asked asked) {
        check(asked.request().path("MetricDataQueries"));
        var most = asked.request().path("MaxDatapoints").asInt(POINTS);
        var skip = Page.start(asked.text("NextToken"));
        var answer = Json.object();
        var results = answer.putArray("MetricDataResults");
        var passed = 0;
        for (var query : asked.request().path("MetricDataQueries")) {
            if (query.path("ReturnData").asBoolean(true)) {
                var points = points(query.path("MetricStat"), asked);
                add(results.addObject(), query, points, skip - passed, skip + most - passed);
                passed += points.size();
            }
        }
        answer.putArray("Messages");
        return passed > skip + most ? answer.put("NextToken", Page.token(skip + most)) : answer;
    }

    private static void check(JsonNode queries) {
        var ids = new HashSet<String>();
        for (var query : queries) {
            if (!query.has("MetricStat")) {
                throw Asked.lacking(
                        "The twin answers queries with a MetricStat; metric math and Metrics Insights are not for it.");
            }
            if (!ids.add(query.path("Id").asText())) {
                throw Asked.invalid("The ids of the queries must be unique.");
            }
        }
    }

    private List<Points.Point> points(JsonNode stat, Asked asked) {
        var span = Span.of(asked, MetricCalls.period(stat));
        var unit = Optional.of(stat.path("Unit").asText("")).filter(name -> !name.isEmpty());
        var series = store.of(asked.region(), Metric.of(stat.path("Metric")), unit);
        var statistic = Statistic.of(stat.path("Stat").asText());
        var points = Points.of(series, span.from(), span.to(), span.period()).stream()
                .filter(point -> statistic.in(point.bucket()).isPresent())
                .toList();
        return asked.text("ScanBy").equals("TimestampAscending") ? points : points.reversed();
    }

    private static void add(ObjectNode result, JsonNode query, List<Points.Point> points, int from, int to) {
        var stat = query.path("MetricStat");
        var statistic = Statistic.of(stat.path("Stat").asText());
        var name = stat.path("Metric").path("MetricName").asText();
        result.put("Id", query.path("Id").asText())
                .put("Label", query.path("Label").asText(name));
        ArrayNode times = result.putArray("Timestamps");
        ArrayNode values = result.putArray("Values");
        var end = Math.clamp(to, 0, points.size());
        for (var point : points.subList(Math.clamp(from, 0, end), end)) {
            times.add(Times.json(Instant.ofEpochSecond(point.start())));
            values.add(statistic.in(point.bucket()).orElseThrow());
        }
        result.put("StatusCode", end < points.size() ? "PartialData" : "Complete");
    }
}
