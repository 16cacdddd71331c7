package dev.slipway.core.plan;

import dev.slipway.core.model.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What of a fleet takes traffic first, or in each step: whole instances, as near to the share that was asked for as may be,
/// and one at the least.
///
/// Shape: `moved` of `instances` take that share of the traffic; `askedBasisPoints` is the policy's. Source: `CanarySize` and
/// `LinearStepSize` of the SageMaker API; the rounding is that of `docs/wire/sagemaker.md`.
public record FirstShare(int moved, int instances, int askedBasisPoints) {
    private static final int WHOLE = 10_000;

    /// What this policy moves first of so many instances.
    public static FirstShare of(RolloutPolicy policy, int instances) {
        Require.positive("instances", instances);
        int asked = policy.firstBasisPoints();
        long nearest = (2L * instances * asked + WHOLE) / (2L * WHOLE);
        return new FirstShare(Math.clamp(nearest, 1, instances), instances, asked);
    }

    /// Such as «1 of 2 instances (50 % of the traffic) first, where 10 % was asked for».
    ///
    /// @param when `first`, or `at a time`
    String sentence(String when) {
        return "%d of %d instances (%s%d %% of the traffic) %s%s"
                .formatted(moved, instances, isWhole() ? "" : "about ", percent(), when, isAsAsked() ? "" : ", where %d %% was asked for".formatted(askedBasisPoints / 100));
    }

    private boolean isWhole() {
        return 100L * moved % instances == 0;
    }

    private int percent() {
        return BigDecimal.valueOf(100L * moved).divide(BigDecimal.valueOf(instances), RoundingMode.HALF_UP).intValueExact();
    }

    private boolean isAsAsked() {
        return percent() == askedBasisPoints / 100;
    }
}
