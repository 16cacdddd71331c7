package dev.slipway.core.rollout;

import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.Cancellation;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.rollout.CancelPlan.How;
import dev.slipway.core.step.EffectNote;
import dev.slipway.core.step.Effects;
import dev.slipway.core.step.Ledger;
import java.util.Optional;

/// What becomes of a plan that is called off, as far as it is known. Nothing is promised that nobody has tried yet.
record Outlook(Ledger ledger) {
    /// How it ends; nothing when it has ended.
    Optional<How> of(PlanRecord record) {
        return switch (record.status()) {
            case ACCEPTED, PLANNED, AWAITING_APPROVAL, ALLOWED -> Optional.of(How.NOTHING_CHANGED);
            case EXECUTING, UNDOING -> underWay(record);
            // Until somebody sets out to take it back.
            case BROKEN -> record.closedAt().isEmpty() && way(record.id().run()).isEmpty()
                    ? underWay(record)
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// The same of a plan that may have ended; nothing where nobody called it off, or it ended otherwise.
    Optional<How> everOf(PlanRecord record) {
        if (ledger.read(Cancellation.key(record.id())).found().isEmpty()) {
            return Optional.empty();
        }
        return switch (record.status()) {
            case CANCELLED -> Optional.of(How.NOTHING_CHANGED);
            case UNDONE -> Optional.of(
                    isMoved(record.id().run()) ? How.TAKEN_BACK_AFTER_ITS_END : How.TAKEN_BACK_UNDER_WAY);
            default -> of(record);
        };
    }

    private Optional<How> underWay(PlanRecord record) {
        return record.plan()
                .filter(DeploymentPlan.class::isInstance)
                .map(plan -> how((DeploymentPlan) plan, record.id().run()));
    }

    private How how(DeploymentPlan plan, RunId run) {
        var endpoint = ledger.read(EndpointRecord.key(plan.endpoint())).found();
        if (endpoint.filter(there -> there.state() == EndpointRecord.State.LIVE).isEmpty()) {
            return How.FAILED;
        }
        if (isMoved(run) || AlarmBrake.alarmOf(plan).isEmpty()) {
            return How.TAKEN_BACK_AFTER_ITS_END;
        }
        return switch (AlarmBrake.stateOf(ledger, plan, run).orElse(EffectNote.State.STARTED)) {
            case STARTED -> How.TAKEN_BACK;
            case REFUSED -> How.TAKEN_BACK_AFTER_ITS_END;
            case DONE -> How.TAKEN_BACK_UNDER_WAY;
        };
    }

    /// Whether the endpoint was moved back by us: SageMaker came to an end of its own before.
    private boolean isMoved(RunId run) {
        return way(run).flatMap(way -> Effects.stateOf(ledger, run, way.effect())).isPresent();
    }

    private Optional<Undo> way(RunId run) {
        return ledger.read(Undo.key(run)).found();
    }
}
