package dev.slipway.core.plan;

import dev.slipway.core.model.PlanId;

/// Starts executions by name.
@FunctionalInterface
public interface Workflows {
    /// What became of a start.
    enum Start {
        /// It runs now, started by this call or an earlier one.
        RUNNING,
        /// It has run before and has ended.
        ENDED
    }

    /// Starts the deployment machine under the plan's id; starting it again changes nothing.
    ///
    /// @throws dev.slipway.core.failure.Throttled when the service asks for patience
    /// @throws dev.slipway.core.failure.Unavailable when there is no answer; the sweep will try again
    Start start(PlanId plan);
}
