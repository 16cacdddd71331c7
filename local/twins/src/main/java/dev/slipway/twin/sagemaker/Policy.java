package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// How an update goes from the old fleet to the new one, read from a checked `DeploymentConfig`.
///
/// Shape: `batch` is the canary, the linear step or the rolling batch; `interval` lies between two steps, `finalWait`
/// after the last. `guarded` is false where SageMaker updates all at once whatever it was asked for.
record Policy(
        Kind kind,
        Size batch,
        Size rollbackBatch,
        Duration interval,
        Duration finalWait,
        Optional<Duration> limit,
        List<String> alarms,
        boolean guarded) {
    enum Kind {
        ALL_AT_ONCE,
        CANARY,
        LINEAR,
        ROLLING
    }

    private static final Policy PLAIN = new Policy(
            Kind.ALL_AT_ONCE, Size.WHOLE, Size.WHOLE, Duration.ZERO, Duration.ZERO, Optional.empty(), List.of(), false);

    /// What is asked for, or all at once where this fleet is excluded: it goes unsaid, as on AWS.
    static Policy of(@Nullable JsonNode deployment, Fleet target) {
        if (deployment == null || target.excluded()) {
            return PLAIN;
        }
        var rolling = deployment.path("RollingUpdatePolicy");
        if (!rolling.isMissingNode()) {
            return target.variants().size() > 1 ? PLAIN : rolling(deployment, rolling);
        }
        return blueGreen(deployment, deployment.path("BlueGreenUpdatePolicy"));
    }

    private static Policy rolling(JsonNode deployment, JsonNode policy) {
        return new Policy(
                Kind.ROLLING,
                Size.of(policy.path("MaximumBatchSize")),
                Size.of(policy.path("RollbackMaximumBatchSize")),
                seconds(policy, "WaitIntervalInSeconds").orElse(Duration.ZERO),
                Duration.ZERO,
                seconds(policy, "MaximumExecutionTimeoutInSeconds"),
                alarms(deployment),
                true);
    }

    private static Policy blueGreen(JsonNode deployment, JsonNode policy) {
        var routing = policy.path("TrafficRoutingConfiguration");
        var kind = Kind.valueOf(routing.path("Type").asText("ALL_AT_ONCE"));
        var batch = routing.path(kind == Kind.CANARY ? "CanarySize" : "LinearStepSize");
        return new Policy(
                kind,
                kind == Kind.ALL_AT_ONCE ? Size.WHOLE : Size.of(batch),
                Size.WHOLE,
                seconds(routing, "WaitIntervalInSeconds").orElse(Duration.ZERO),
                seconds(policy, "TerminationWaitInSeconds").orElse(Duration.ZERO),
                seconds(policy, "MaximumExecutionTimeoutInSeconds"),
                alarms(deployment),
                true);
    }

    private static Optional<Duration> seconds(JsonNode policy, String field) {
        return policy.has(field)
                ? Optional.of(Duration.ofSeconds(policy.path(field).asLong()))
                : Optional.empty();
    }

    private static List<String> alarms(JsonNode deployment) {
        return StreamSupport.stream(
                        deployment
                                .path("AutoRollbackConfiguration")
                                .path("Alarms")
                                .spliterator(),
                        false)
                .map(alarm -> alarm.path("AlarmName").asText())
                .toList();
    }
}
