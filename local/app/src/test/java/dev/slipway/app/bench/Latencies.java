package dev.slipway.app.bench;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// How long each of many things took.
final class Latencies {
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    void add(long took) {
        nanos.add(took);
    }

    int count() {
        return nanos.size();
    }

    /// The percentile in milliseconds.
    double millis(double percentile) {
        List<Long> sorted = nanos.stream().sorted().toList();
        int at = (int) Math.ceil(percentile / 100 * sorted.size()) - 1;
        return sorted.get(Math.max(0, at)) / 1e6;
    }
}
