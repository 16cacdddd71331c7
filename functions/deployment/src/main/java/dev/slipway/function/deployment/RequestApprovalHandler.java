package dev.slipway.function.deployment;

import dev.slipway.core.approval.RequestApproval;
import dev.slipway.core.step.Step;
import dev.slipway.wire.StepHandler;
import java.time.InstantSource;

/// The request for an approval as a Lambda function. The machine waits for its token, not for this answer.
public final class RequestApprovalHandler extends StepHandler<RequestApproval.Request, RequestApproval.Asked> {
    /// On AWS, by the settings of the environment.
    public RequestApprovalHandler() {
        this(DeploymentWiring.of(System.getenv(), InstantSource.system()).requestApproval(), InstantSource.system());
    }

    /// The caller composes the step; the laptop does it in its own composition root.
    public RequestApprovalHandler(Step<RequestApproval.Request, RequestApproval.Asked> step, InstantSource clock) {
        super(RequestApproval.Request.class, step, clock);
    }
}
