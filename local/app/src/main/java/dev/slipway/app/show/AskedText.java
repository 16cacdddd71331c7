package dev.slipway.app.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Whom a plan waits for, and how they are heard, from the body of `GET /plan/{plan_id}`.
///
/// Without an outbox the letters went out, and each of them speaks with a token of their own.
public final class AskedText {
    private AskedText() {}

    public static String of(JsonNode plan, Optional<String> outbox) {
        var asked = plan.path("events")
                .valueStream()
                .filter(event -> event.path("type").asText().equals("ApprovalRequested"))
                .reduce((_, last) -> last)
                .orElseThrow()
                .path("detail");
        var people = asked.path("approvers");
        var one = people.isEmpty() ? "PERSON" : Plain.of(people.get(0));
        return """
                It waits for people now: %s of those who were asked must agree (%s), until %s.
                %s
                Approve it as one of them with: slipway approve %s%s"""
                .formatted(
                        Plain.of(asked.path("needed")),
                        EventText.names(people),
                        EventText.day(asked.path("expires")),
                        outbox.map(folder -> "Letters with links lie in " + Plain.of(folder)).orElse("Letters with links went out to them."),
                        Plain.of(plan.path("plan_id")),
                        outbox.map(_ -> " --as " + one).orElse(""));
    }
}
