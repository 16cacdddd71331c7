package dev.slipway.app.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/// A refusal of the API for people: every thing that is wrong, with what would be right.
public final class ProblemText {
    private ProblemText() {}

    public static String of(JsonNode problem) {
        var parts = problem.has("problems")
                ? problem.path("problems").valueStream().toList()
                : List.of(problem);
        return parts.stream().map(ProblemText::part).collect(Collectors.joining("\n"));
    }

    private static String part(JsonNode part) {
        var text = new StringBuilder("slipway: " + Plain.of(part.path("code")).replace('_', ' '));
        for (var field : List.of("field", "observed", "accepted", "hint")) {
            if (part.hasNonNull(field)) {
                text.append("\n  %-9s %s".formatted(field, Plain.of(part.path(field))));
            }
        }
        return text.toString();
    }
}
