package dev.slipway.core.failure;

/// There is no answer, or one that says the other side is in trouble.
public final class Unavailable extends StepFailure {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
        super(message);
    }

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
