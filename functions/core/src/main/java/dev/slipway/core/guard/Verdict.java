package dev.slipway.core.guard;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Finding;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Severity;
import dev.slipway.core.step.Outcome;
import java.util.List;

/// What the guard says of a plan. A verdict is an answer: trouble in reaching one is thrown.
///
/// Shape: `findings` is the digest of the list kept as evidence.
public sealed interface Verdict extends Outcome {
    PlanId plan();

    Digest findings();

    record Allowed(PlanId plan, Digest findings) implements Verdict {}

    record NeedsApproval(PlanId plan, Digest findings) implements Verdict {}

    record Denied(PlanId plan, Digest findings) implements Verdict {}

    /// The most severe finding decides; a warning alone allows, and so does what people have approved.
    static Verdict of(PlanId plan, List<Finding> findings, boolean approved, Digest kept) {
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.DENY)) {
            return new Denied(plan, kept);
        }
        return !approved && findings.stream().anyMatch(finding -> finding.severity() == Severity.NEEDS_APPROVAL)
                ? new NeedsApproval(plan, kept)
                : new Allowed(plan, kept);
    }
}
