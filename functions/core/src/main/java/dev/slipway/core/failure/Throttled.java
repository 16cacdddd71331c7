package dev.slipway.core.failure;

/// The other side asks for patience.
public final class Throttled extends StepFailure {
    private static final long serialVersionUID = 1L;

    public Throttled(String message) {
        super(message);
    }

    public Throttled(String message, Throwable cause) {
        super(message, cause);
    }
}
