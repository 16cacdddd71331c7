package dev.slipway.twin.cloudwatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The periods of a stretch of time in which something was measured.
final class Points {
    /// One period: the epoch second it begins at, and what was measured in it.
    record Point(long start, Bucket bucket) {}

    private Points() {}

    /// Oldest first; periods begin at `from`, and the last may reach beyond `to`.
    static List<Point> of(List<Series> series, long from, long to, long period) {
        var points = new ArrayList<Point>();
        for (var start = first(series, from, period); start < to; start += period) {
            var begins = start;
            merged(series, start, Math.min(start + period, to))
                    .ifPresent(bucket -> points.add(new Point(begins, bucket)));
        }
        return points;
    }

    static Optional<Bucket> merged(List<Series> series, long from, long to) {
        var found =
                series.stream().flatMap(each -> each.between(from, to).stream()).toList();
        if (found.size() <= 1) {
            return found.stream().findFirst();
        }
        var all = new Bucket();
        found.forEach(all::add);
        return Optional.of(all);
    }

    /// The period in which the oldest measurement of the stretch lies: long silences are passed over at once.
    private static long first(List<Series> series, long from, long period) {
        return series.stream()
                .flatMap(each -> Optional.ofNullable(each.buckets().ceilingKey(from)).stream())
                .min(Long::compare)
                .map(oldest -> from + Series.floor(oldest - from, period))
                .orElse(Long.MAX_VALUE);
    }
}
