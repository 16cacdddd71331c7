package dev.slipway.core;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;

/// What an outside system may do to one call, and what its port makes of it.
///
/// Shape: `done` says whether the system carries the call out all the same.
public enum Fault {
    /// It asks for patience.
    THROTTLED(Throttled.class, false),
    /// It says that it is in trouble.
    BROKEN(Unavailable.class, false),
    /// Its answer cannot be read.
    GARBAGE(Malformed.class, true),
    /// Its answer never comes.
    LOST(Unavailable.class, true);

    private final Class<? extends StepFailure> failure;
    private final boolean done;

    Fault(Class<? extends StepFailure> failure, boolean done) {
        this.failure = failure;
        this.done = done;
    }

    public Class<? extends StepFailure> failure() {
        return failure;
    }

    public boolean done() {
        return done;
    }
}
