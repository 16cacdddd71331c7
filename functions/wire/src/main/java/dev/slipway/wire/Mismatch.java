package dev.slipway.wire;

import dev.slipway.core.model.Problem;
import java.util.List;

/// What is wrong with a document, on its way out of the reading.
///
/// Never leaves this package: [JsonReader] answers it or throws core's word for it.
final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    Mismatch(String message, Problem problem) {
        this(message, List.of(problem));
    }

    private Mismatch(String message, List<Problem> problems) {
        // A control flow of ours: no stack trace, for a hostile document may hold thousands of faults.
        super(message, null, false, false);
        this.problems = problems;
    }

    /// Several in one; the first speaks for all.
    static Mismatch all(List<Mismatch> several) {
        var first = several.getFirst();
        return new Mismatch(
                several.size() == 1
                        ? String.valueOf(first.getMessage())
                        : first.getMessage() + " (and %d more)".formatted(several.size() - 1),
                several.stream().flatMap(one -> one.problems.stream()).toList());
    }

    List<Problem> problems() {
        return problems;
    }
}
