package dev.slipway.app.laptop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.step.Outcome;
import dev.slipway.engine.Engine;
import dev.slipway.engine.ExecutionId;
import dev.slipway.engine.Machine;
import dev.slipway.engine.StartAnswer;
import dev.slipway.engine.Status;
import dev.slipway.engine.TokenAnswer;
import dev.slipway.wire.Json;

/// Starts executions of the embedded engine, and answers tasks of theirs that wait.
public final class EngineWorkflows implements Workflows {
    private final Engine engine;
    private final Machine deployment;
    private final Machine rollback;

    EngineWorkflows(Engine engine, Machine deployment, Machine rollback) {
        this.engine = engine;
        this.deployment = deployment;
        this.rollback = rollback;
    }

    @Override
    public Start start(PlanId plan) {
        return start(deployment, plan.value(), JsonNodeFactory.instance.objectNode().put("plan", plan.value()));
    }

    @Override
    public Start rollback(RunId run) {
        return start(rollback, run.value(), JsonNodeFactory.instance.objectNode().put("run", run.value()));
    }

    private Start start(Machine machine, String name, ObjectNode input) {
        try {
            return switch (engine.start(machine, name, input)) {
                case StartAnswer.Started _ -> Start.RUNNING;
                case StartAnswer.AlreadyExists there -> ended(there.id()) ? Start.ENDED : Start.RUNNING;
            };
        } catch (IllegalStateException closed) {
            throw new Unavailable("the engine is closed: the run starts with the next one", closed);
        }
    }

    @Override
    public Completion complete(TaskToken token, Outcome answer) {
        try {
            return switch (engine.callbacks().sendTaskSuccess(token.value(), Json.text(answer))) {
                case TokenAnswer.Accepted() -> Completion.DELIVERED;
                case TokenAnswer.TaskTimedOut() -> Completion.TOO_LATE;
                case TokenAnswer.TaskDoesNotExist(), TokenAnswer.InvalidToken() -> Completion.UNKNOWN;
            };
        } catch (IllegalStateException later) {
            throw new Unavailable("the engine takes no answers now: give this one again", later);
        }
    }

    private boolean ended(ExecutionId id) {
        return engine.describe(id).filter(there -> there.status() instanceof Status.Ended).isPresent();
    }
}
