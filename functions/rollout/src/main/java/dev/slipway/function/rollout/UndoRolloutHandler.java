package dev.slipway.function.rollout;

import dev.slipway.core.rollout.UndoRollout;
import dev.slipway.core.rollout.Undoing;
import dev.slipway.core.step.Step;
import dev.slipway.wire.StepHandler;
import java.time.InstantSource;

/// Taking a rollout back as a Lambda function.
public final class UndoRolloutHandler extends StepHandler<UndoRollout.Request, Undoing> {
    /// On AWS, by the settings of the environment.
    public UndoRolloutHandler() {
        this(RolloutWiring.of(System.getenv(), InstantSource.system()).undoRollout(), InstantSource.system());
    }

    /// The caller composes the step; the laptop does it in its own composition root.
    public UndoRolloutHandler(Step<UndoRollout.Request, Undoing> step, InstantSource clock) {
        super(UndoRollout.Request.class, step, clock);
    }
}
