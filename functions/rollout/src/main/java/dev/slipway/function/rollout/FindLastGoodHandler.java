package dev.slipway.function.rollout;

import dev.slipway.core.rollout.FindLastGood;
import dev.slipway.core.rollout.LastGood;
import dev.slipway.core.step.Step;
import dev.slipway.wire.StepHandler;
import java.time.InstantSource;

/// Looking for what is to be taken back, as a Lambda function.
public final class FindLastGoodHandler extends StepHandler<FindLastGood.Request, LastGood> {
    /// On AWS, by the settings of the environment.
    public FindLastGoodHandler() {
        this(RolloutWiring.of(System.getenv(), InstantSource.system()).findLastGood(), InstantSource.system());
    }

    /// The caller composes the step; the laptop does it in its own composition root.
    public FindLastGoodHandler(Step<FindLastGood.Request, LastGood> step, InstantSource clock) {
        super(FindLastGood.Request.class, step, clock);
    }
}
