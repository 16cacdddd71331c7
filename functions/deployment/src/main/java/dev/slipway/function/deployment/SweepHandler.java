package dev.slipway.function.deployment;

import dev.slipway.core.rollout.Sweep;
import dev.slipway.core.step.Step;
import dev.slipway.wire.StepHandler;
import java.time.InstantSource;

/// The sweep as a Lambda function.
public final class SweepHandler extends StepHandler<Sweep.Request, Sweep.Swept> {
    /// On AWS, by the settings of the environment.
    public SweepHandler() {
        this(DeploymentWiring.of(System.getenv(), InstantSource.system()).sweep(), InstantSource.system());
    }

    /// The caller composes the step; the laptop does it in its own composition root.
    public SweepHandler(Step<Sweep.Request, Sweep.Swept> step, InstantSource clock) {
        super(Sweep.Request.class, step, clock);
    }
}
