package dev.slipway.core.history;

import dev.slipway.core.model.RunId;
import java.util.Optional;

/// Something took place that should not have.
@SuppressWarnings("serial") // never serialized
final class Flawed extends AssertionError {
    private final Optional<RunId> run;

    Flawed(String sentence) {
        super(sentence);
        this.run = Optional.empty();
    }

    Flawed(RunId run, String sentence) {
        super("run %s: %s".formatted(run, sentence));
        this.run = Optional.of(run);
    }

    Flawed(String story, Throwable cause) {
        super(story, cause);
        this.run = Optional.empty();
    }

    /// Of which run's commit it is.
    Optional<RunId> run() {
        return run;
    }

    /// Throws it unless it holds.
    static void unless(boolean so, String otherwise) {
        if (!so) {
            throw new Flawed(otherwise);
        }
    }
}
