package dev.slipway.wire;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.Severity;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.step.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Records of every form that the wire knows.
final class Sample {
    static final PlanId PLAN = new PlanId("01K0G3JX8R2V5T9QW7Y4ZB6MCD");
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Sample() {}

    record Request(
            PlanId plan,
            int count,
            boolean dry,
            Severity severity,
            List<String> tags,
            Instant at,
            Optional<UsdPerHour> budget) {}

    sealed interface Answer extends Outcome {
        record Allowed(PlanId plan, Digest findings) implements Answer {}

        record Waiting() implements Answer {}

        sealed interface Refusal extends Answer {
            record Denied(PlanId plan) implements Refusal {}
        }
    }

    record Alone(RunId run) implements Outcome {}

    sealed interface Reach {
        record Everywhere() implements Reach {}

        record Within(Set<Severity> severities, Duration longest) implements Reach {}
    }

    record Holder(
            Reach reach,
            Answer answer,
            Map<PlanId, UsdPerHour> costByPlan,
            BigDecimal share,
            double p99Ms,
            long memoryGib,
            Canonical.Fields detail,
            Optional<List<Alone>> others) {}

    record Texts(List<String> texts) {}

    record Nested(Canonical deep) {}
}
