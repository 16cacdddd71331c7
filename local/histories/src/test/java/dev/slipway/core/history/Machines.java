package dev.slipway.core.history;

import dev.slipway.core.model.RunId;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.plan.Workflows.Completion;
import dev.slipway.core.plan.Workflows.Start;
import dev.slipway.core.step.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Every execution by its name, and every token that was ever given out. Safe for many threads.
final class Machines {
    private final Map<String, Machine> byRun = new ConcurrentHashMap<>();
    private final Map<String, Machine> byToken = new ConcurrentHashMap<>();
    private final Function<RunId, Machine> begun;

    /// @param begun makes the machine of a run that is started for the first time
    Machines(Function<RunId, Machine> begun) {
        this.begun = begun;
    }

    Start start(RunId run) {
        return byRun.computeIfAbsent(run.value(), _ -> begun.apply(run)).isEnded() ? Start.ENDED : Start.RUNNING;
    }

    void issue(TaskToken token, Machine machine) {
        byToken.put(token.value(), machine);
    }

    Completion complete(TaskToken token, Outcome answer) {
        return Optional.ofNullable(byToken.get(token.value()))
                .map(machine -> machine.question().answered(token, answer) ? Completion.DELIVERED : Completion.TOO_LATE)
                .orElse(Completion.UNKNOWN);
    }
}
