package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One checked datum of PutMetricData.
record Measured(Metric metric, String unit, Instant at, boolean fine, JsonNode datum) {
    private static final double LARGEST = Math.pow(2, 360);
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration NEWEST = Duration.ofHours(2);

    /// All of a request, or a refusal: nothing is kept of a request of which one datum is wrong.
    static List<Measured> of(Asked asked) {
        if (asked.text("Namespace").startsWith("AWS/")) {
            throw Asked.invalid("The value %s for parameter Namespace is invalid.".formatted(asked.text("Namespace")));
        }
        var all = new ArrayList<Measured>();
        for (var datum : asked.request().path("MetricData")) {
            all.add(of(datum, "MetricData.member." + (all.size() + 1), asked));
        }
        if (all.isEmpty()) {
            throw Asked.lacking("The parameter MetricData is required.");
        }
        return all;
    }

    void into(Store store, String region) {
        var bucket = store.bucket(region, metric, unit, at, fine);
        var statistics = datum.path("StatisticValues");
        if (datum.has("Value")) {
            bucket.add(datum.path("Value").asDouble(), 1);
        } else if (datum.has("StatisticValues")) {
            bucket.addStatistics(
                    statistics.path("SampleCount").asDouble(),
                    statistics.path("Sum").asDouble(),
                    statistics.path("Minimum").asDouble(),
                    statistics.path("Maximum").asDouble());
        }
        for (int index = 0; index < datum.path("Values").size(); index++) {
            bucket.add(
                    datum.path("Values").path(index).asDouble(),
                    datum.path("Counts").path(index).asDouble(1));
        }
    }

    private static Measured of(JsonNode datum, String path, Asked asked) {
        var at = datum.has("Timestamp") ? Times.of(datum.path("Timestamp")) : asked.now();
        if (at.isBefore(asked.now().minus(OLDEST))) {
            throw Asked.invalid(
                    "The parameter %s.Timestamp must specify a time within the past two weeks.".formatted(path));
        }
        if (at.isAfter(asked.now().plus(NEWEST))) {
            throw Asked.invalid("The parameter %s.Timestamp must specify a time no more than two hours in the future."
                    .formatted(path));
        }
        values(datum, path);
        return new Measured(
                Metric.of(asked.text("Namespace"), datum),
                datum.path("Unit").asText("None"),
                at,
                resolution(datum, path) == 1,
                datum);
    }

    private static void values(JsonNode datum, String path) {
        var forms = List.of("Value", "StatisticValues", "Values");
        if (forms.stream().filter(datum::has).count() != 1) {
            throw Asked.contradicting("%s needs exactly one of %s.".formatted(path, forms));
        }
        if (datum.has("Counts")
                && datum.path("Counts").size() != datum.path("Values").size()) {
            throw Asked.contradicting("%s.Counts must hold as many numbers as Values.".formatted(path));
        }
        for (var number : numbers(datum)) {
            if (!(Math.abs(number) <= LARGEST)) {
                throw Asked.invalid("%s holds %s; values lie within -2^360 and 2^360.".formatted(path, number));
            }
        }
        datum.path("Counts").forEach(count -> positive(count.asDouble(), path + ".Counts"));
        if (datum.has("StatisticValues")) {
            positive(datum.at("/StatisticValues/SampleCount").asDouble(), path + ".StatisticValues.SampleCount");
        }
    }

    private static void positive(double count, String path) {
        if (!(count > 0)) {
            throw Asked.invalid("The parameter %s must be greater than 0.".formatted(path));
        }
    }

    private static List<Double> numbers(JsonNode datum) {
        var numbers = new ArrayList<Double>();
        for (var field : List.of("Value", "Values", "StatisticValues")) {
            var node = datum.path(field);
            if (node.isNumber()) {
                numbers.add(node.asDouble());
            }
            node.forEach(each -> numbers.add(each.asDouble()));
        }
        return numbers;
    }

    private static int resolution(JsonNode datum, String path) {
        var resolution = datum.path("StorageResolution").asInt(60);
        if (resolution != 1 && resolution != 60) {
            throw Asked.invalid("The parameter %s.StorageResolution must be 1 or 60.".formatted(path));
        }
        return resolution;
    }
}
