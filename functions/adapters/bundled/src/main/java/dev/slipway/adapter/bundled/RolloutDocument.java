package dev.slipway.adapter.bundled;

import dev.slipway.core.model.Shown;
import dev.slipway.core.plan.AlarmMetric;
import dev.slipway.core.plan.AlarmTerms;
import dev.slipway.core.plan.RolloutPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The `rollout` of an environment in `limits.json`, in the units of its fields' names.
///
/// Shape: `policy` is `all-at-once`, `canary` with `canary_bp`, or `linear` with `linear_step_bp`; the latter two have
/// `bake_seconds`.
record RolloutDocument(
        String policy,
        Optional<Integer> canaryBp,
        Optional<Integer> linearStepBp,
        Optional<Integer> bakeSeconds,
        Optional<Boolean> oneInstanceAtOnce,
        int terminationWaitSeconds,
        int maximumSeconds,
        List<Alarm> alarms) {
    /// When an alarm fires. A threshold is a count for each period, or microseconds.
    record Alarm(
            AlarmMetric metric,
            long threshold,
            AlarmTerms.Comparison comparison,
            int periodSeconds,
            int evaluationPeriods,
            int datapoints,
            AlarmTerms.MissingPoints missing) {
        AlarmTerms terms() {
            return new AlarmTerms(
                    metric,
                    threshold,
                    comparison,
                    Duration.ofSeconds(periodSeconds),
                    evaluationPeriods,
                    datapoints,
                    missing);
        }
    }

    List<AlarmTerms> terms() {
        return alarms.stream().map(Alarm::terms).toList();
    }

    /// Where nobody says that a single instance may go without steps, it may not.
    boolean oneAtOnce() {
        return oneInstanceAtOnce.orElse(false);
    }

    RolloutPolicy rolloutPolicy() {
        var kept = Duration.ofSeconds(terminationWaitSeconds);
        var longest = Duration.ofSeconds(maximumSeconds);
        return switch (policy) {
            case "all-at-once" -> {
                without("canary_bp", canaryBp);
                without("linear_step_bp", linearStepBp);
                without("bake_seconds", bakeSeconds);
                without("one_instance_at_once", oneInstanceAtOnce);
                yield new RolloutPolicy.AllAtOnce(kept, longest);
            }
            case "canary" -> {
                without("linear_step_bp", linearStepBp);
                yield new RolloutPolicy.Canary(with("canary_bp", canaryBp), bake(), kept, longest);
            }
            case "linear" -> {
                without("canary_bp", canaryBp);
                yield new RolloutPolicy.Linear(with("linear_step_bp", linearStepBp), bake(), kept, longest);
            }
            default -> throw new IllegalArgumentException(
                    "rollout/policy is «%s»: accepted are all-at-once, canary and linear".formatted(Shown.of(policy)));
        };
    }

    private Duration bake() {
        return Duration.ofSeconds(with("bake_seconds", bakeSeconds));
    }

    private int with(String field, Optional<Integer> value) {
        return value.orElseThrow(() ->
                new IllegalArgumentException("rollout of policy %s has no %s: give it one".formatted(policy, field)));
    }

    private void without(String field, Optional<?> value) {
        if (value.isPresent()) {
            throw new IllegalArgumentException(
                    "rollout of policy %s has %s: leave it out, or choose another policy".formatted(policy, field));
        }
    }
}
