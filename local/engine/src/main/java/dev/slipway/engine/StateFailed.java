package dev.slipway.engine;

/// A state that cannot go on; retriers and catchers come next.
final class StateFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    // Never serialized: it ends within the engine.
    private final transient Failure failure;

    StateFailed(Failure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
