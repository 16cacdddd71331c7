package dev.slipway.core.history;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// How many plans, approvals and rollbacks ended how.
public final class Tally {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String what) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    /// How often this was counted.
    public long of(String what) {
        return counts.containsKey(what) ? counts.get(what).sum() : 0;
    }

    @Override
    public String toString() {
        return new TreeMap<>(counts).toString();
    }
}
