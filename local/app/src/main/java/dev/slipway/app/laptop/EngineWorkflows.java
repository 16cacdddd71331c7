package dev.slipway.app.laptop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.Workflows;
import dev.slipway.engine.Engine;
import dev.slipway.engine.ExecutionId;
import dev.slipway.engine.Machine;
import dev.slipway.engine.StartAnswer;
import dev.slipway.engine.Status;

/// Starts executions of the embedded engine.
public final class EngineWorkflows implements Workflows {
    private final Engine engine;
    private final Machine deployment;

    EngineWorkflows(Engine engine, Machine deployment) {
        this.engine = engine;
        this.deployment = deployment;
    }

    @Override
    public Start start(PlanId plan) {
        var input = JsonNodeFactory.instance.objectNode().put("plan", plan.value());
        try {
            return switch (engine.start(deployment, plan.value(), input)) {
                case StartAnswer.Started _ -> Start.RUNNING;
                case StartAnswer.AlreadyExists there -> ended(there.id()) ? Start.ENDED : Start.RUNNING;
            };
        } catch (IllegalStateException closed) {
            throw new Unavailable("the engine is closed: the plan starts with the next one", closed);
        }
    }

    private boolean ended(ExecutionId id) {
        return engine.describe(id).filter(there -> there.status() instanceof Status.Ended).isPresent();
    }
}
