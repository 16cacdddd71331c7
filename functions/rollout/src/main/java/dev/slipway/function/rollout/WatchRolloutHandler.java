package dev.slipway.function.rollout;

import dev.slipway.core.rollout.WatchRollout;
import dev.slipway.core.rollout.RolloutState;
import dev.slipway.core.step.Step;
import dev.slipway.wire.StepHandler;
import java.time.InstantSource;

/// Following a rollout as a Lambda function.
public final class WatchRolloutHandler extends StepHandler<WatchRollout.Request, RolloutState> {
    /// On AWS, by the settings of the environment.
    public WatchRolloutHandler() {
        this(RolloutWiring.of(System.getenv(), InstantSource.system()).watchRollout(), InstantSource.system());
    }

    /// The caller composes the step; the laptop does it in its own composition root.
    public WatchRolloutHandler(Step<WatchRollout.Request, RolloutState> step, InstantSource clock) {
        super(WatchRollout.Request.class, step, clock);
    }
}
