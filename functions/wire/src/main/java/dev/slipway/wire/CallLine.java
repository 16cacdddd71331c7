package dev.slipway.wire;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The one line that a call of a function leaves in the log: a JSON object in CloudWatch's Embedded Metric Format, fields by
/// allow list.
///
/// Shape: `step`, `start` (`cold` for the first call of a process), what it was about ([Subject]), `duration_ms`, `failures` (0
/// or 1), and what the function itself adds. The last two are metrics of the step in the namespace `Slipway`. Source:
/// CloudWatch user guide, "Specification: Embedded metric format".
public final class CallLine {
    private static final String DURATION = "duration_ms";
    private static final String FAILURES = "failures";

    private static final List<Object> METRICS = List.of(Map.of(
            "Namespace", "Slipway",
            "Dimensions", List.of(List.of("step")),
            "Metrics",
                    List.of(
                            Map.of("Name", DURATION, "Unit", "Milliseconds"),
                            Map.of("Name", FAILURES, "Unit", "Count"))));

    private final Map<String, Object> fields = new TreeMap<>();

    private CallLine() {}

    /// @param used whether this process had a call before, which from now on it has
    public static CallLine begun(Class<?> handler, AtomicBoolean used) {
        return new CallLine()
                .with("step", handler.getSimpleName().replaceFirst("Handler$", ""))
                .with("start", used.getAndSet(true) ? "warm" : "cold");
    }

    /// Also says this.
    public CallLine with(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    /// Also says all of these.
    public CallLine withAll(Map<String, String> more) {
        fields.putAll(more);
        return this;
    }

    /// Writes it to the logger of Lambda's context; without one nothing is logged.
    public void log(@Nullable Context context, Instant now, Duration took, boolean failed) {
        var logger = context == null ? null : context.getLogger();
        if (logger != null) {
            with("_aws", Map.of("Timestamp", now.toEpochMilli(), "CloudWatchMetrics", METRICS));
            with(DURATION, took.toMillis()).with(FAILURES, failed ? 1 : 0);
            logger.log(Json.text(fields) + "\n");
        }
    }
}
