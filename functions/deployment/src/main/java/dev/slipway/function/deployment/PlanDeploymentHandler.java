package dev.slipway.function.deployment;

import dev.slipway.core.plan.PlanDeployment;
import dev.slipway.core.plan.Planning;
import dev.slipway.core.step.Step;
import dev.slipway.wire.StepHandler;
import java.time.InstantSource;

/// The planner as a Lambda function.
public final class PlanDeploymentHandler extends StepHandler<PlanDeployment.Request, Planning> {
    /// On AWS, by the settings of the environment.
    public PlanDeploymentHandler() {
        this(DeploymentWiring.of(System.getenv(), InstantSource.system()).planDeployment(), InstantSource.system());
    }

    /// The caller composes the step; the laptop does it in its own composition root.
    public PlanDeploymentHandler(Step<PlanDeployment.Request, Planning> step, InstantSource clock) {
        super(PlanDeployment.Request.class, step, clock);
    }
}
