package dev.slipway.function.deployment;

import dev.slipway.core.guard.GuardPlan;
import dev.slipway.core.guard.Verdict;
import dev.slipway.core.step.Step;
import dev.slipway.wire.StepHandler;
import java.time.InstantSource;

/// The guard as a Lambda function.
public final class GuardPlanHandler extends StepHandler<GuardPlan.Request, Verdict> {
    /// On AWS, by the settings of the environment.
    public GuardPlanHandler() {
        this(DeploymentWiring.of(System.getenv(), InstantSource.system()).guardPlan(), InstantSource.system());
    }

    /// The caller composes the step; the laptop does it in its own composition root.
    public GuardPlanHandler(Step<GuardPlan.Request, Verdict> step, InstantSource clock) {
        super(GuardPlan.Request.class, step, clock);
    }
}
