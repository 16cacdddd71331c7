package dev.slipway.core.failure;

import dev.slipway.core.model.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something has not the documented shape, ours or theirs.
public final class Malformed extends StepFailure {
    private static final long serialVersionUID = 1L;

    // Lost when serialized, which nobody does; the message says the same.
    private final transient @Nullable Problem problem;

    public Malformed(String message) {
        super(message);
        this.problem = null;
    }

    public Malformed(String message, Throwable cause) {
        super(message, cause);
        this.problem = null;
    }

    /// What is wrong with which field, for whoever answers a person.
    public Malformed(Problem problem) {
        super(problem.sentence());
        this.problem = problem;
    }

    /// What is wrong with which field, where that is known.
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }
}
