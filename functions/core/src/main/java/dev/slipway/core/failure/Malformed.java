package dev.slipway.core.failure;

/// Something has not the documented shape, ours or theirs.
public final class Malformed extends StepFailure {
    private static final long serialVersionUID = 1L;

    public Malformed(String message) {
        super(message);
    }

    public Malformed(String message, Throwable cause) {
        super(message, cause);
    }
}
