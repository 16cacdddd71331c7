package dev.slipway.function.deployment;

import dev.slipway.core.checkpoint.WriteCheckpoint;
import dev.slipway.core.step.Step;
import dev.slipway.wire.StepHandler;
import java.time.InstantSource;

/// The checkpoint as a Lambda function.
public final class CheckpointHandler extends StepHandler<WriteCheckpoint.Request, WriteCheckpoint.Written> {
    /// On AWS, by the settings of the environment.
    public CheckpointHandler() {
        this(DeploymentWiring.of(System.getenv(), InstantSource.system()).checkpoint(), InstantSource.system());
    }

    /// The caller composes the step; the laptop does it in its own composition root.
    public CheckpointHandler(Step<WriteCheckpoint.Request, WriteCheckpoint.Written> step, InstantSource clock) {
        super(WriteCheckpoint.Request.class, step, clock);
    }
}
