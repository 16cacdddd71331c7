package dev.slipway.wire.http;

import dev.slipway.core.model.Require;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A bucket of tokens for each caller, a person or an address, in this process alone. Safe for many threads.
///
/// Shape: `burst` tokens at first; one request takes one; `perMinute` come back in a minute, evenly. A caller whose
/// bucket is full again is forgotten when there are many.
public final class CallerLimit {
    /// 600 requests a minute, 200 at once.
    public static CallerLimit standard() {
        return new CallerLimit(600, 200);
    }

    /// What is left, in thousandths of a token, since when, and whether the last request took one.
    private record Bucket(long milliTokens, Instant at, boolean taken) {
        Bucket take() {
            return milliTokens >= ONE ? new Bucket(milliTokens - ONE, at, true) : new Bucket(milliTokens, at, false);
        }
    }

    private static final long ONE = 1000;
    private static final int MANY = 10_000;

    private final Duration between;
    private final long full;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    public CallerLimit(int perMinute, int burst) {
        this.between = Duration.ofMinutes(1).dividedBy(Require.positive("perMinute", perMinute));
        this.full = ONE * Require.positive("burst", burst);
    }

    /// Takes a token, or says how long the caller must wait for one.
    public Optional<Duration> refusal(String caller, Instant now) {
        forget(now);
        var bucket = buckets.compute(
                caller, (_, before) -> (before == null ? new Bucket(full, now, false) : refilled(before, now)).take());
        return bucket.taken() ? Optional.empty() : Optional.of(untilNext(bucket));
    }

    /// How long the caller must wait for a token, without taking one.
    public Optional<Duration> wait(String caller, Instant now) {
        return Optional.ofNullable(buckets.get(caller))
                .map(before -> refilled(before, now))
                .filter(bucket -> bucket.milliTokens() < ONE)
                .map(this::untilNext);
    }

    private Duration untilNext(Bucket bucket) {
        return between.multipliedBy(ONE - bucket.milliTokens()).dividedBy(ONE);
    }

    private void forget(Instant now) {
        if (buckets.size() > MANY) {
            buckets.values().removeIf(bucket -> refilled(bucket, now).milliTokens() == full);
        }
    }

    /// A clock that went back brings nothing and takes nothing.
    private Bucket refilled(Bucket before, Instant now) {
        var passed = Duration.between(before.at(), now);
        if (passed.isNegative()) {
            return new Bucket(before.milliTokens(), now, false);
        }
        var most = between.multipliedBy(full).dividedBy(ONE);
        long come = passed.compareTo(most) >= 0 ? full : passed.toNanos() * ONE / between.toNanos();
        return new Bucket(Math.min(full, before.milliTokens() + come), now, false);
    }
}
