package dev.slipway.app.show;

import com.fasterxml.jackson.databind.JsonNode;

/// Whom a plan waits for, and how they are heard, from the body of `GET /plan/{plan_id}`.
public final class AskedText {
    private AskedText() {}

    public static String of(JsonNode plan, String outbox) {
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
                Letters with links lie in %s
                Approve it as one of them with: slipway approve %s --as %s"""
                .formatted(
                        Plain.of(asked.path("needed")),
                        EventText.names(people),
                        EventText.day(asked.path("expires")),
                        Plain.of(outbox),
                        Plain.of(plan.path("plan_id")),
                        one);
    }
}
