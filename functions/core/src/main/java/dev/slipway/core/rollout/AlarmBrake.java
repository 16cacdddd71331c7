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
import dev.slipway.core.model.Shown;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.AlarmState;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.EffectNote;
import dev.slipway.core.step.Effects;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Has SageMaker take back an update that is under way: one of the alarms that it watches is put into `ALARM`.
///
/// CloudWatch judges the alarm by its metric again within a minute, and SageMaker looks at alarms only while it bakes. So
/// each look at an update that is still under way fires an alarm that went back, under the one note that was made before
/// the first time. A look that CloudWatch throttles or leaves without an answer is passed over, until that has lasted too long. That,
/// or a refusal, of a right that is missing or of an alarm that is not there, is told once, and every look tries again: it may
/// pass, and a person may mend it meanwhile.
record AlarmBrake(Ledger ledger, Metrics metrics, Effects effects) {
    private static final String UNBRAKED =
            "; its update was not stopped at once, for CloudWatch did not set the alarm that stops it: ";

    /// Throttling and most outages pass within a minute or two, that is at the second or third look. It is shorter than a bake
    /// in which alarms are watched usually is (5 minutes and more), so that a person who hears of it may still set the alarm.
    private static final Duration PASSING = Duration.ofMinutes(3);

    /// Longer than what CloudWatch says of itself; letters have room for it.
    private static final int LONGEST = 160;

    /// The alarm by which an update of this plan is broken off; nothing where it has none, or no bake in which it is watched.
    static Optional<AlarmName> alarmOf(DeploymentPlan plan) {
        return plan.rollout().bake().isPositive()
                ? plan.alarms().stream().map(AlarmPlan::name).findFirst()
                : Optional.empty();
    }

    /// How far it has come with the alarm by which this plan's update is broken off; nothing where nobody has tried.
    static Optional<EffectNote.State> stateOf(Ledger ledger, DeploymentPlan plan, RunId run) {
        return alarmOf(plan).flatMap(name -> Effects.stateOf(ledger, run, effect(name, plan.objects())));
    }

    /// Does nothing where it is no update of the plan's own, or one without alarms: that goes on to its end.
    void pull(Versioned<Undo> undo, HostedEndpoint there, Instant now) {
        var way = undo.value();
        if (way.run().equals(way.plan().run())
                && there.status() == HostedEndpoint.Status.UPDATING
                && there.isFor(way.from())) {
            alarm(way).flatMap(name -> unset(way, name, now)).ifPresent(trouble -> tell(undo, trouble));
        }
    }

    private Optional<AlarmName> alarm(Undo way) {
        return ledger.read(PlanRecord.key(way.plan()))
                .value()
                .plan()
                .filter(DeploymentPlan.class::isInstance)
                .flatMap(plan -> alarmOf((DeploymentPlan) plan));
    }

    /// Why the alarm is not set, and the change that tells it.
    private record Unset(String why, Change change) {}

    /// Fires the alarm, and answers what is to be told when that does not succeed and nobody was told before.
    private Optional<Unset> unset(Undo way, AlarmName name, Instant now) {
        var effect = effect(name, way.from());
        try {
            effects.ensure(
                    way.run(),
                    UndoRollout.NAME,
                    effect,
                    () -> metrics.alarms(List.of(name)).stream().findFirst(),
                    () -> metrics.fire(name, "The update to %s is taken back.".formatted(way.from())),
                    there -> there.state() == AlarmState.ALARM);
            return Optional.empty();
        } catch (StepFailure trouble) {
            // The update goes on to its end as it would without; the next look tries again.
            return refused(trouble)
                    .or(() -> lasting(trouble, effects.since(way.run(), effect), now))
                    .flatMap(why -> effects.refused(way.run(), UndoRollout.NAME, effect, why)
                            .map(change -> new Unset(why, change)));
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

    /// What has not passed in the time in which it usually does.
    private static Optional<String> lasting(StepFailure trouble, Optional<Instant> since, Instant now) {
        return since.map(first -> Duration.between(first, now))
                .filter(tried -> tried.compareTo(PASSING) >= 0)
                .map(tried -> "tried for %d minutes: %s".formatted(tried.toMinutes(), trouble.getMessage()));
    }

    /// The reason of the way back, and so of the plan, says it to everybody who is told how the plan ended.
    private void tell(Versioned<Undo> undo, Unset unset) {
        var why = undo.value().reason() + UNBRAKED + Shown.of(unset.why(), LONGEST);
        var seen = ledger.read(PlanRecord.key(undo.value().plan()));
        var record = seen.value();
        ledger.commit(unset.change()
                .write(undo, undo.value().becomes(undo.value().state(), why))
                .write(seen, record.becomes(record.status(), why, record.since())));
    }

    private static String effect(AlarmName name, ResourceName config) {
        return "undo/alarm/%s@%s".formatted(name, config);
    }
}
