package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;

/// What a plan's state means to a script.
final class PlanEnding {
    private PlanEnding() {}

    /// A plan that is still under way is no failure.
    static Exit of(JsonNode plan) {
        return switch (plan.path("status").asText()) {
            case "Denied", "Cancelled" -> Exit.REFUSED;
            case "Unsatisfiable" -> unsatisfiable(rules(plan));
            case "Failed", "Undone" -> failed(plan);
            default -> Exit.OK;
        };
    }

    private static Exit unsatisfiable(Set<String> rules) {
        if (rules.contains("UnknownModel")) {
            return Exit.UNKNOWN;
        }
        if (rules.contains("ImageMissing")) {
            return Exit.DEPENDENCY;
        }
        return rules.contains("NothingFits") ? Exit.REFUSED : Exit.INPUT;
    }

    /// SageMaker declined, or its rollout missed the goal; everything else is our own trouble.
    private static Exit failed(JsonNode plan) {
        var reason = plan.path("reason").asText();
        var types = plan.path("events")
                .valueStream()
                .map(event -> event.path("type").asText())
                .collect(Collectors.toSet());
        boolean theirs = types.contains("ExecutionDeclined")
                || types.contains("RolloutMissed")
                || reason.startsWith("Unavailable")
                || reason.startsWith("Throttled");
        return theirs ? Exit.DEPENDENCY : Exit.OTHER;
    }

    /// The names of what spoke, in the shape of `GET /plan/{plan_id}` or of the answer to an intent.
    private static Set<String> rules(JsonNode plan) {
        var findings = plan.has("verdict") ? plan.at("/verdict/findings") : plan.path("findings");
        return findings.valueStream().map(finding -> finding.path("rule").asText()).collect(Collectors.toSet());
    }
}
