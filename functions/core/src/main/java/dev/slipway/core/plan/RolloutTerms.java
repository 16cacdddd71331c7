package dev.slipway.core.plan;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Require;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an environment asks of every rollout.
///
/// Shape: one alarm a metric at most. `leastInstances` is what a plan has that names no number; with `oneAtOnce` a
/// single instance may be updated although traffic cannot move in steps to it; `quotas` is how many
/// instances of a type the environment may have at one time, both fleets of a rollout together; a type without one
/// may not be used. With `rehearsalFirst` a plan must have been rehearsed under its hash.
public record RolloutTerms(
        RolloutPolicy policy,
        int leastInstances,
        boolean oneAtOnce,
        List<AlarmTerms> alarms,
        boolean rehearsalFirst,
        List<FreezeWindow> freezes,
        Map<InstanceType, Integer> quotas) {
    public RolloutTerms {
        Require.positive("leastInstances", leastInstances);
        alarms = List.copyOf(alarms);
        freezes = List.copyOf(freezes);
        quotas = Map.copyOf(quotas);
        if (alarms.stream().map(AlarmTerms::metric).distinct().count() != alarms.size()) {
            throw new IllegalArgumentException("a metric has two alarms: keep one");
        }
        quotas.forEach((type, instances) -> Require.atLeast("quota of " + type, 0, instances));
    }

    /// The policy as far as SageMaker allows it: one instance cannot take a share of the traffic.
    public RolloutPolicy policyFor(int instances) {
        return policy.gradual() && instances < 2
                ? new RolloutPolicy.AllAtOnce(policy.terminationWait(), policy.longest())
                : policy;
    }

    /// How many instances of a type there may be; nothing when nobody says.
    public Optional<Integer> quota(InstanceType type) {
        return Optional.ofNullable(quotas.get(type));
    }

    /// The freeze in which this moment lies.
    public Optional<FreezeWindow> freezeAt(Instant now) {
        return freezes.stream().filter(window -> window.holds(now)).findFirst();
    }

    Canonical.Fields canonical() {
        var instances = Canonical.Fields.NONE;
        for (var quota : quotas.entrySet()) {
            instances = instances.with(quota.getKey().value(), quota.getValue());
        }
        return Canonical.Fields.NONE
                .with("policy", policy.canonical())
                .with("least_instances", leastInstances)
                .with("one_at_once", Boolean.toString(oneAtOnce))
                .withAll("alarms", alarms.stream().map(AlarmTerms::canonical).toList())
                .with("rehearsal_first", Boolean.toString(rehearsalFirst))
                .withAll("freezes", freezes.stream().map(FreezeWindow::canonical).toList())
                .with("quotas", instances);
    }
}
