package dev.slipway.core.plan;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The values of one kind that a sentence names. One is an answer; two that differ are a problem.
final class Found<T> {
    private final String field;
    private final Set<T> values = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    Found(String field) {
        this.field = field;
    }

    void add(T value) {
        values.add(value);
    }

    void problem(String code, String observed, String accepted, String remedy) {
        problems.add(new Problem(code, field, Shown.of(observed), accepted, remedy));
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    Optional<T> value() {
        return values.stream().findFirst();
    }

    List<Problem> problems() {
        if (values.size() > 1) {
            problem("contradiction", values.toString(), "one value in a sentence", "say one of them");
        }
        return List.copyOf(problems);
    }
}
