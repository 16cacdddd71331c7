package dev.slipway.engine.asl;

import java.time.Duration;
import java.util.Optional;

/// How often and how long after an error a task is tried again.
public record Retrier(
        Errors errors,
        double intervalSeconds,
        double backoffRate,
        int maxAttempts,
        Optional<Integer> maxDelaySeconds,
        boolean jitter) {
    /// The pause before the next try, after `tries` retries of this retrier.
    ///
    /// @param chance between 0 and 1, asked for only where jitter is on: full jitter takes that part of the pause
    public Duration pause(int tries, double chance) {
        double seconds = intervalSeconds * Math.pow(backoffRate, tries);
        double capped =
                Math.min(seconds, maxDelaySeconds.map(Integer::doubleValue).orElse((double) Integer.MAX_VALUE));
        return Duration.ofMillis(Math.round(1_000 * capped * (jitter ? chance : 1)));
    }
}
