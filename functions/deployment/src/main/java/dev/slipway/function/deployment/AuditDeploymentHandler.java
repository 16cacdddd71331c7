package dev.slipway.function.deployment;

import dev.slipway.core.rollout.AuditDeployment;
import dev.slipway.core.rollout.Ending;
import dev.slipway.core.step.Step;
import dev.slipway.wire.StepHandler;
import java.time.InstantSource;

/// The audit of a deployment as a Lambda function.
public final class AuditDeploymentHandler extends StepHandler<AuditDeployment.Request, Ending> {
    /// On AWS, by the settings of the environment.
    public AuditDeploymentHandler() {
        this(DeploymentWiring.of(System.getenv(), InstantSource.system()).auditDeployment(), InstantSource.system());
    }

    /// The caller composes the step; the laptop does it in its own composition root.
    public AuditDeploymentHandler(Step<AuditDeployment.Request, Ending> step, InstantSource clock) {
        super(AuditDeployment.Request.class, step, clock);
    }
}
