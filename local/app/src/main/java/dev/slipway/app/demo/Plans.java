package dev.slipway.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What scenes read from a plan.
final class Plans {
    private Plans() {}

    static boolean ended(JsonNode plan, String status) {
        return plan.path("status").asText().equals(status);
    }

    /// How it ended; of a refused intent, what was wrong.
    static String told(JsonNode plan) {
        var status = plan.path("status").asText();
        var why = plan.has("reason") ? plan.path("reason") : plan.path("hint");
        return why.isMissingNode() ? status : status + ": " + why.asText();
    }

    /// The names of the rules that spoke.
    static List<String> rules(JsonNode plan) {
        return plan.at("/verdict/findings")
                .valueStream()
                .map(finding -> finding.path("rule").asText())
                .toList();
    }
}
