package dev.slipway.core.rollout;

import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.model.AlarmName;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.AlarmState;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.step.Effects;
import dev.slipway.core.step.Ledger;
import java.util.List;
import java.util.Optional;

/// Has SageMaker take back an update that is under way: one of the alarms that it watches is put into `ALARM`.
///
/// CloudWatch judges the alarm by its metric again within a minute, and SageMaker looks at alarms only while it bakes. So
/// each look at an update that is still under way fires an alarm that went back, under the one note that was made before
/// the first time.
record AlarmBrake(Ledger ledger, Metrics metrics, Effects effects) {
    /// The alarm by which an update of this plan is broken off; nothing where it has none, or no bake in which it is watched.
    static Optional<AlarmName> alarmOf(DeploymentPlan plan) {
        return plan.rollout().bake().isPositive()
                ? plan.alarms().stream().map(AlarmPlan::name).findFirst()
                : Optional.empty();
    }

    /// Does nothing where it is no update of the plan's own, or one without alarms: that goes on to its end.
    void pull(Undo way, HostedEndpoint there) {
        if (way.run().equals(way.plan().run())
                && there.status() == HostedEndpoint.Status.UPDATING
                && there.isFor(way.from())) {
            alarm(way).ifPresent(name -> fire(way, name));
        }
    }

    private Optional<AlarmName> alarm(Undo way) {
        return ledger.read(PlanRecord.key(way.plan()))
                .value()
                .plan()
                .filter(DeploymentPlan.class::isInstance)
                .flatMap(plan -> alarmOf((DeploymentPlan) plan));
    }

    private void fire(Undo way, AlarmName name) {
        try {
            effects.ensure(
                    way.run(),
                    UndoRollout.NAME,
                    effect(name, way.from()),
                    () -> metrics.alarms(List.of(name)).stream().findFirst(),
                    () -> metrics.fire(name, "The update to %s is taken back.".formatted(way.from())),
                    there -> there.state() == AlarmState.ALARM);
        } catch (StepFailure trouble) {
            // The update goes on to its end as it would without; the next look tries again.
        }
    }

    private static String effect(AlarmName name, ResourceName config) {
        return "undo/alarm/%s@%s".formatted(name, config);
    }
}
