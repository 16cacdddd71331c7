package dev.slipway.core.failure;

/// The other side will not: key, entitlement or any other 4xx.
public final class Refused extends StepFailure {
    private static final long serialVersionUID = 1L;

    public Refused(String message) {
        super(message);
    }

    public Refused(String message, Throwable cause) {
        super(message, cause);
    }
}
