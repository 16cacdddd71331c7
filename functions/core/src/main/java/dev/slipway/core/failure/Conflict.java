package dev.slipway.core.failure;

/// The world moved since it was looked at.
public final class Conflict extends StepFailure {
    private static final long serialVersionUID = 1L;

    public Conflict(String message) {
        super(message);
    }

    public Conflict(String message, Throwable cause) {
        super(message, cause);
    }
}
