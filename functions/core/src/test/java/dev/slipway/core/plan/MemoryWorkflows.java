package dev.slipway.core.plan;

import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.step.Outcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Machines that start as they are told, and remember what they were answered.
public final class MemoryWorkflows implements Workflows {
    /// One answer under a token.
    public record Answered(String token, Outcome outcome) {}

    public final List<Answered> answered = new CopyOnWriteArrayList<>();
    public volatile Function<PlanId, Start> starting = _ -> Start.RUNNING;
    public volatile Function<RunId, Start> rolling = _ -> Start.RUNNING;
    public volatile BiFunction<TaskToken, Outcome, Completion> completing = (_, _) -> Completion.DELIVERED;

    /// On which every start comes to this.
    public static MemoryWorkflows starting(Function<PlanId, Start> starting) {
        var workflows = new MemoryWorkflows();
        workflows.starting = starting;
        return workflows;
    }

    @Override
    public Start start(PlanId plan) {
        return starting.apply(plan);
    }

    @Override
    public Start rollback(RunId run) {
        return rolling.apply(run);
    }

    @Override
    public Completion complete(TaskToken token, Outcome answer) {
        var completion = completing.apply(token, answer);
        if (completion == Completion.DELIVERED) {
            answered.add(new Answered(token.value(), answer));
        }
        return completion;
    }
}
