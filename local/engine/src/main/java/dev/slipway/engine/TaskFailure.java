package dev.slipway.engine;

/// A task's failure under a name that is no Java class: Lambda's own trouble (`Lambda.TooManyRequestsException`),
/// or another language's error.
public final class TaskFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final String cause;

    public TaskFailure(String error, String cause) {
        super(error + ": " + cause);
        this.error = error;
        this.cause = cause;
    }

    public String error() {
        return error;
    }

    /// The text a catcher finds in `$states.errorOutput.Cause`.
    public String causeText() {
        return cause;
    }
}
