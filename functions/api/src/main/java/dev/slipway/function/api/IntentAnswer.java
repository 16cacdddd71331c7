package dev.slipway.function.api;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.rollout.ReadPlan;
import java.util.Optional;

/// The body of a 202 to `POST /intent`: the plan's id at once, and what is known of it so far.
record IntentAnswer(
        String planId,
        String status,
        boolean requiresApproval,
        Optional<Artifact> artifact,
        Optional<Canonical.Fields> evidence,
        Optional<Canonical.Items> findings) {
    /// When nothing more can be said of it now.
    static IntentAnswer accepted(PlanId plan) {
        return new IntentAnswer(
                plan.value(), PlanStatus.ACCEPTED.word(), false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static IntentAnswer of(ReadPlan.Story story, Kept kept) {
        var record = story.record();
        return new IntentAnswer(
                record.id().value(),
                record.status().word(),
                record.status() == PlanStatus.AWAITING_APPROVAL,
                PlanAnswer.artifact(record),
                kept.considered(),
                kept.findings());
    }
}
