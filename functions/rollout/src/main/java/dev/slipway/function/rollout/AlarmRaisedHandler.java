package dev.slipway.function.rollout;

import dev.slipway.core.rollout.AlarmRaised;
import dev.slipway.core.step.Step;
import dev.slipway.wire.StepHandler;
import java.time.InstantSource;

/// What EventBridge's rule for alarms calls, as a Lambda function.
public final class AlarmRaisedHandler extends StepHandler<AlarmRaised.Request, AlarmRaised.Heard> {
    /// On AWS, by the settings of the environment.
    public AlarmRaisedHandler() {
        this(RolloutWiring.of(System.getenv(), InstantSource.system()).alarmRaised(), InstantSource.system());
    }

    /// The caller composes the step; the laptop does it in its own composition root.
    public AlarmRaisedHandler(Step<AlarmRaised.Request, AlarmRaised.Heard> step, InstantSource clock) {
        super(AlarmEvent::read, step, clock);
    }
}
