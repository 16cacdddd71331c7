package dev.slipway.core.step;

import java.time.Instant;

/// One decision of a machine: a request in, an answer out.
///
/// The same request on the same stored state at the same `now` gives the same answer and the same
/// [Change]. A step is made to be repeated: it looks before it acts.
@FunctionalInterface
public interface Step<I, O> {
    /// @throws dev.slipway.core.failure.StepFailure when no answer could be reached
    O apply(I request, Instant now);
}
