package dev.slipway.core.failure;

/// Trouble in carrying out a step, as the machine tells it apart.
///
/// Step Functions sees the full class name of what was thrown and knows no hierarchy; so every leaf
/// is final and listed by name in the machines. A message names the thing, the value found and the remedy.
public abstract sealed class StepFailure extends RuntimeException
        permits Throttled, Unavailable, Conflict, Refused, Malformed {
    private static final long serialVersionUID = 1L;

    StepFailure(String message) {
        super(message);
    }

    StepFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
