package dev.slipway.core.rollout;

import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Outcome;

/// Whether an endpoint answers as it should.
///
/// Shape: `qa` is `QA_OK` or `QA_ERROR:<reason>`.
public sealed interface Validation extends Outcome {
    PlanId plan();

    String qa();

    record Passed(PlanId plan, String qa) implements Validation {}

    record Failed(PlanId plan, String qa) implements Validation {}
}
