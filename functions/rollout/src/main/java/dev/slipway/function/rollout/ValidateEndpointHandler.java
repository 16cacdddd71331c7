package dev.slipway.function.rollout;

import dev.slipway.core.rollout.ValidateEndpoint;
import dev.slipway.core.rollout.Validation;
import dev.slipway.core.step.Step;
import dev.slipway.wire.StepHandler;
import java.time.InstantSource;

/// Trying an endpoint as a Lambda function.
public final class ValidateEndpointHandler extends StepHandler<ValidateEndpoint.Request, Validation> {
    /// On AWS, by the settings of the environment.
    public ValidateEndpointHandler() {
        this(RolloutWiring.of(System.getenv(), InstantSource.system()).validateEndpoint(), InstantSource.system());
    }

    /// The caller composes the step; the laptop does it in its own composition root.
    public ValidateEndpointHandler(Step<ValidateEndpoint.Request, Validation> step, InstantSource clock) {
        super(ValidateEndpoint.Request.class, step, clock);
    }
}
