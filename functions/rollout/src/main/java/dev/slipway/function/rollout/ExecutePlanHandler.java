package dev.slipway.function.rollout;

import dev.slipway.core.rollout.ExecutePlan;
import dev.slipway.core.rollout.Execution;
import dev.slipway.core.step.Step;
import dev.slipway.wire.StepHandler;
import java.time.InstantSource;

/// Carrying a plan out as a Lambda function.
public final class ExecutePlanHandler extends StepHandler<ExecutePlan.Request, Execution> {
    /// On AWS, by the settings of the environment.
    public ExecutePlanHandler() {
        this(RolloutWiring.of(System.getenv(), InstantSource.system()).executePlan(), InstantSource.system());
    }

    /// The caller composes the step; the laptop does it in its own composition root.
    public ExecutePlanHandler(Step<ExecutePlan.Request, Execution> step, InstantSource clock) {
        super(ExecutePlan.Request.class, step, clock);
    }
}
