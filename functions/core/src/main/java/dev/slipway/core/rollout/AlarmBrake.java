package dev.slipway.core.rollout;

import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.AlarmName;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.AlarmState;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Effects;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Versioned;
import java.util.List;
import java.util.Optional;

/// Has SageMaker take back an update that is under way: one of the alarms that it watches is put into `ALARM`.
///
/// CloudWatch judges the alarm by its metric again within a minute, and SageMaker looks at alarms only while it bakes. So
/// each look at an update that is still under way fires an alarm that went back, under the one note that was made before
/// the first time. A look that CloudWatch throttles or leaves without an answer is passed over. A refusal, of a right that is
/// missing or of an alarm that is not there, is told once, and every look tries again: a person may mend it meanwhile.
record AlarmBrake(Ledger ledger, Metrics metrics, Effects effects) {
    private static final String UNBRAKED =
            "; its update was not stopped at once, for CloudWatch refused to set the alarm that stops it";

    /// The alarm by which an update of this plan is broken off; nothing where it has none, or no bake in which it is watched.
    static Optional<AlarmName> alarmOf(DeploymentPlan plan) {
        return plan.rollout().bake().isPositive()
                ? plan.alarms().stream().map(AlarmPlan::name).findFirst()
                : Optional.empty();
    }

    /// Whether CloudWatch has refused the alarm by which this plan's update is broken off.
    static boolean isRefused(Ledger ledger, DeploymentPlan plan, RunId run) {
        return alarmOf(plan)
                .filter(name -> Effects.isRefused(ledger, run, effect(name, plan.objects())))
                .isPresent();
    }

    /// Does nothing where it is no update of the plan's own, or one without alarms: that goes on to its end.
    void pull(Versioned<Undo> undo, HostedEndpoint there) {
        var way = undo.value();
        if (way.run().equals(way.plan().run())
                && there.status() == HostedEndpoint.Status.UPDATING
                && there.isFor(way.from())) {
            alarm(way).flatMap(name -> refusal(way, name)).ifPresent(change -> tell(undo, change));
        }
    }

    private Optional<AlarmName> alarm(Undo way) {
        return ledger.read(PlanRecord.key(way.plan()))
                .value()
                .plan()
                .filter(DeploymentPlan.class::isInstance)
                .flatMap(plan -> alarmOf((DeploymentPlan) plan));
    }

    /// Fires the alarm, and answers what is to be told when CloudWatch refuses and nobody was told before.
    private Optional<Change> refusal(Undo way, AlarmName name) {
        try {
            effects.ensure(
                    way.run(),
                    UndoRollout.NAME,
                    effect(name, way.from()),
                    () -> metrics.alarms(List.of(name)).stream().findFirst(),
                    () -> metrics.fire(name, "The update to %s is taken back.".formatted(way.from())),
                    there -> there.state() == AlarmState.ALARM);
            return Optional.empty();
        } catch (StepFailure trouble) {
            // The update goes on to its end as it would without; the next look tries again.
            return refused(trouble)
                    .flatMap(why -> effects.refused(way.run(), UndoRollout.NAME, effect(name, way.from()), why));
        }
    }

    /// What CloudWatch said; where the alarm is there as it was, the refusal is the cause of a conflict.
    private static Optional<String> refused(StepFailure trouble) {
        return switch (trouble) {
            case Refused refused -> Optional.of(String.valueOf(refused.getMessage()));
            case Conflict conflict when conflict.getCause() instanceof Refused refused ->
                Optional.of(String.valueOf(refused.getMessage()));
            case Conflict _, Throttled _, Unavailable _, Malformed _ -> Optional.empty();
        };
    }

    /// The reason of the way back, and so of the plan, says it to everybody who is told how the plan ended.
    private void tell(Versioned<Undo> undo, Change change) {
        var why = undo.value().reason() + UNBRAKED;
        var seen = ledger.read(PlanRecord.key(undo.value().plan()));
        var record = seen.value();
        ledger.commit(change.write(undo, undo.value().becomes(undo.value().state(), why))
                .write(seen, record.becomes(record.status(), why, record.since())));
    }

    private static String effect(AlarmName name, ResourceName config) {
        return "undo/alarm/%s@%s".formatted(name, config);
    }
}
