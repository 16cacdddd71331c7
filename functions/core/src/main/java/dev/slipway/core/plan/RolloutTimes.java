package dev.slipway.core.plan;

import dev.slipway.core.audit.Canonical;
import java.time.Duration;

/// The limits that SageMaker sets to a rollout's shares and timers.
final class RolloutTimes {
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration SHORTEST_MAXIMUM = Duration.ofMinutes(10);
    private static final Duration LONGEST_MAXIMUM = Duration.ofHours(8);

    private RolloutTimes() {}

    static void share(String name, int least, int basisPoints) {
        if (basisPoints < least || basisPoints > 5_000 || basisPoints % 100 != 0) {
            throw new IllegalArgumentException("%s is %d: accepted are whole percents, %d to 5000 basis points"
                    .formatted(name, basisPoints, least));
        }
    }

    /// All waits together with the provisioning must end before SageMaker gives up.
    static void check(int steps, Duration bake, Duration terminationWait, Duration longest) {
        within("bake", Duration.ZERO, bake, LONGEST_WAIT);
        within("terminationWait", Duration.ZERO, terminationWait, LONGEST_WAIT);
        within("longest", SHORTEST_MAXIMUM, longest, LONGEST_MAXIMUM);
        var needed = bake.multipliedBy(steps).plus(terminationWait).plus(RolloutPolicy.PROVISIONING);
        if (longest.compareTo(needed) <= 0) {
            throw new IllegalArgumentException(
                    "longest is %d s: %d bakes of %d s, a last one of %d s and %d s for new instances take longer"
                            .formatted(
                                    longest.toSeconds(),
                                    steps,
                                    bake.toSeconds(),
                                    terminationWait.toSeconds(),
                                    RolloutPolicy.PROVISIONING.toSeconds()));
        }
    }

    static Canonical.Fields canonical(String kind, RolloutPolicy policy) {
        return Canonical.Fields.NONE
                .with("kind", kind)
                .with("first_basis_points", policy.firstBasisPoints())
                .with("bake_seconds", policy.bake().toSeconds())
                .with("termination_wait_seconds", policy.terminationWait().toSeconds())
                .with("maximum_seconds", policy.longest().toSeconds());
    }

    private static void within(String name, Duration least, Duration value, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0 || !value.equals(Duration.ofSeconds(value.toSeconds()))) {
            throw new IllegalArgumentException("%s is %s: accepted are whole seconds, %d to %d"
                    .formatted(name, value, least.toSeconds(), most.toSeconds()));
        }
    }
}
