package dev.slipway.app.laptop;

import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.step.Outcome;
import java.util.function.Supplier;

/// The workflows of an engine that calls functions which call it: asked for when they are needed.
record LaterWorkflows(Supplier<Workflows> real) implements Workflows {
    @Override
    public Start start(PlanId plan) {
        return real.get().start(plan);
    }

    @Override
    public Start rollback(RunId run) {
        return real.get().rollback(run);
    }

    @Override
    public Completion complete(TaskToken token, Outcome answer) {
        return real.get().complete(token, answer);
    }
}
