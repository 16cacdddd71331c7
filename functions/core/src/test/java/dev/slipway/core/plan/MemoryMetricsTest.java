package dev.slipway.core.plan;

import dev.slipway.core.Fault;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import java.time.Instant;

/// The fake keeps the contract that the adapter keeps.
class MemoryMetricsTest extends MetricsContract {
    private final MemoryMetrics metrics = new MemoryMetrics();

    @Override
    protected Metrics metrics() {
        return metrics;
    }

    @Override
    protected Instant now() {
        return Instant.parse("2026-11-21T10:00:00Z");
    }

    @Override
    protected void next(Fault fault) {
        Runnable failing = () -> {
            metrics.before = () -> {};
            metrics.after = () -> {};
            metrics.look = () -> {};
            throw failure(fault);
        };
        metrics.look = failing;
        if (fault.done()) {
            metrics.after = failing;
        } else {
            metrics.before = failing;
        }
    }

    private static StepFailure failure(Fault fault) {
        return switch (fault) {
            case THROTTLED -> new Throttled("as told");
            case BROKEN, LOST -> new Unavailable("as told");
            case GARBAGE -> new Malformed("as told");
        };
    }
}
