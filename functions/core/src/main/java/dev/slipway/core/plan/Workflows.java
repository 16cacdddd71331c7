package dev.slipway.core.plan;

import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.step.Outcome;

/// Starts executions by name, and answers tasks of theirs that wait.
public interface Workflows {
    /// What became of a start.
    enum Start {
        /// It runs now, started by this call or an earlier one.
        RUNNING,
        /// It has run before and has ended.
        ENDED
    }

    /// What became of an answer to a task that waits.
    enum Completion {
        /// The task took it and goes on.
        DELIVERED,
        /// The task waits no longer: it was answered before, or its time was over.
        TOO_LATE,
        /// No task has ever had this token.
        UNKNOWN
    }

    /// Starts the deployment machine under the plan's id; starting it again changes nothing.
    ///
    /// @throws dev.slipway.core.failure.Throttled when the service asks for patience
    /// @throws dev.slipway.core.failure.Unavailable when there is no answer; the sweep will try again
    Start start(PlanId plan);

    /// Starts the rollback machine under the run's name; starting it again changes nothing.
    ///
    /// @throws dev.slipway.core.failure.Throttled when the service asks for patience
    /// @throws dev.slipway.core.failure.Unavailable when there is no answer; the sweep will try again
    Start rollback(RunId run);

    /// Answers the task that waits under this token.
    ///
    /// @throws dev.slipway.core.failure.Throttled when the service asks for patience
    /// @throws dev.slipway.core.failure.Unavailable when there is no answer; the sweep will try again
    Completion complete(TaskToken token, Outcome answer);
}
