package dev.slipway.core.failure;

/// There is no answer, or one that says the other side is in trouble.
///
/// Shape: the message is for whoever runs Slipway; `hint` is what anybody who asked is told to do.
public final class Unavailable extends StepFailure {
    private static final long serialVersionUID = 1L;
    private static final String PATIENCE = "try again later";

    private final String hint;

    public Unavailable(String message) {
        super(message);
        this.hint = PATIENCE;
    }

    public Unavailable(String message, Throwable cause) {
        this(message, cause, PATIENCE);
    }

    /// @param hint where waiting alone does not help
    public Unavailable(String message, Throwable cause, String hint) {
        super(message, cause);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
