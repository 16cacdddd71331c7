package dev.slipway.twin.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The buckets of one metric in one unit, by the epoch second each begins at.
///
/// Shape: a minute each, or a second where the caller wants high resolution; older ones grow as CloudWatch lets them:
/// to a minute after 3 hours, to 5 after 15 days, to an hour after 63 days, and after 455 days they are gone.
record Series(String region, Metric metric, String unit, NavigableMap<Long, Bucket> buckets) {
    private record Age(Duration after, long seconds) {}

    private static final List<Age> AGES = List.of(
            new Age(Duration.ofDays(63), 3600), new Age(Duration.ofDays(15), 300), new Age(Duration.ofHours(3), 60));
    private static final Duration GONE = Duration.ofDays(455);

    Series(String region, Metric metric, String unit) {
        this(region, metric, unit, new TreeMap<>());
    }

    /// The bucket that something measured at this time goes into.
    Bucket at(Instant time, boolean fine) {
        var second = time.getEpochSecond();
        return buckets.computeIfAbsent(fine ? second : floor(second, 60), start -> new Bucket());
    }

    /// Everything from this epoch second on, up to that one.
    Optional<Bucket> between(long from, long to) {
        var within = buckets.subMap(from, true, to, false);
        if (within.isEmpty()) {
            return Optional.empty();
        }
        var all = new Bucket();
        within.values().forEach(all::add);
        return Optional.of(all);
    }

    Optional<Long> newest() {
        return buckets.isEmpty() ? Optional.empty() : Optional.of(buckets.lastKey());
    }

    void age(Instant now) {
        buckets.headMap(now.minus(GONE).getEpochSecond(), false).clear();
        for (var age : AGES) {
            var limit = floor(now.minus(age.after()).getEpochSecond(), age.seconds());
            for (var start : new ArrayList<>(buckets.headMap(limit, false).keySet())) {
                merge(start, floor(start, age.seconds()));
            }
        }
    }

    private void merge(long start, long wider) {
        if (start != wider) {
            var moved = Optional.ofNullable(buckets.remove(start)).orElseThrow();
            buckets.computeIfAbsent(wider, second -> new Bucket()).add(moved);
        }
    }

    static long floor(long second, long step) {
        return Math.floorDiv(second, step) * step;
    }
}
