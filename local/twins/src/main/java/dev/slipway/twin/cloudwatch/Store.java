package dev.slipway.twin.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Every series of every metric.
final class Store {
    private record Key(String region, Metric metric) {}

    private static final Duration AGEING = Duration.ofHours(1);

    private final Map<Key, Map<String, Series>> series = new HashMap<>();
    private Instant aged = Instant.EPOCH;

    Bucket bucket(String region, Metric metric, String unit, Instant at, boolean fine) {
        return series.computeIfAbsent(new Key(region, metric), key -> new HashMap<>())
                .computeIfAbsent(unit, any -> new Series(region, metric, unit))
                .at(at, fine);
    }

    /// The series of a metric, in this unit or, without one, in every unit.
    List<Series> of(String region, Metric metric, Optional<String> unit) {
        return series.getOrDefault(new Key(region, metric), Map.of()).values().stream()
                .filter(each -> unit.isEmpty() || unit.get().equals(each.unit()))
                .sorted(Comparator.comparing(Series::unit))
                .toList();
    }

    /// When the newest bucket begins of a metric, in this unit or any.
    long newest(String region, Metric metric, Optional<String> unit) {
        var newest = Long.MIN_VALUE;
        for (var each : series.getOrDefault(new Key(region, metric), Map.of()).values()) {
            if (unit.isEmpty() || unit.get().equals(each.unit())) {
                newest = Math.max(newest, each.newest().orElse(Long.MIN_VALUE));
            }
        }
        return newest;
    }

    /// Metrics with something measured since then, in the order of their names.
    Stream<Metric> since(String region, Instant since) {
        return series.entrySet().stream()
                .filter(entry -> entry.getKey().region().equals(region)
                        && entry.getValue().values().stream()
                                .flatMap(each -> each.newest().stream())
                                .anyMatch(newest -> newest >= since.getEpochSecond()))
                .map(entry -> entry.getKey().metric())
                .sorted(Comparator.comparing(Metric::namespace)
                        .thenComparing(Metric::name)
                        .thenComparing(metric -> metric.dimensions().toString()));
    }

    /// Once an hour what is old is drawn together.
    void age(Instant now) {
        if (aged.plus(AGEING).isBefore(now)) {
            aged = now;
            series.values().forEach(units -> units.values().forEach(each -> each.age(now)));
        }
    }

    List<Series> all() {
        var all = new ArrayList<Series>();
        series.values().forEach(units -> all.addAll(units.values()));
        return all;
    }

    void restore(List<Series> saved) {
        saved.forEach(each -> series.computeIfAbsent(new Key(each.region(), each.metric()), key -> new HashMap<>())
                .put(each.unit(), each));
    }
}
