package dev.slipway.app.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What waits for people, from the body of `GET /approvals`, and where their letters lie, unless they went out.
public final class ApprovalsText {
    private final Terminal terminal;

    public ApprovalsText(Terminal terminal) {
        this.terminal = terminal;
    }

    public String of(JsonNode page, Optional<String> outbox) {
        var lines = new ArrayList<String>();
        if (page.path("approvals").isEmpty()) {
            lines.add("Nothing waits for you, and nothing that you asked for.");
        }
        page.path("approvals").forEach(each -> lines.addAll(approval(each)));
        if (page.has("next")) {
            lines.add("More: slipway approvals --after " + Plain.of(page.path("next")));
        }
        outbox.ifPresent(folder -> lines.add("Letters lie in " + Plain.of(folder)));
        return String.join("\n", lines);
    }

    private List<String> approval(JsonNode approval) {
        var lines = new ArrayList<String>();
        var what = approval.has("model") ? Plain.of(approval.path("model")) : Plain.of(approval.path("kind"));
        lines.add("%s  %s for %s in %s%s"
                .formatted(
                        terminal.bold(Plain.of(approval.path("plan_id"))),
                        what,
                        Plain.of(approval.path("app")),
                        Plain.of(approval.path("env")),
                        approval.has("usd_per_hour") ? ", " + Plain.of(approval.path("usd_per_hour")) + " USD/h" : ""));
        lines.add("  asked for by %s; round %s of %s, open until %s"
                .formatted(
                        Plain.of(approval.path("requester")),
                        Plain.of(approval.path("round")),
                        Plain.of(approval.path("rounds")),
                        EventText.day(approval.path("expires"))));
        lines.add("  " + votes(approval));
        lines.add(approval.path("may_vote").asBoolean()
                ? "  slipway approve %s".formatted(Plain.of(approval.path("plan_id")))
                : terminal.faint("  others decide this"));
        return lines;
    }

    private static String votes(JsonNode approval) {
        var groups = approval.path("groups").valueStream().map(Plain::of).collect(Collectors.joining(", "));
        var needed = "needed: %s%s".formatted(Plain.of(approval.path("needed")), groups.isEmpty() ? "" : ", of " + groups);
        var said = approval.path("votes")
                .valueStream()
                .map(ApprovalsText::vote)
                .collect(Collectors.joining(", "));
        var silent = approval.path("missing_groups").valueStream().map(Plain::of).collect(Collectors.joining(", "));
        return needed + "; said: " + (said.isEmpty() ? "nothing yet" : said + (silent.isEmpty() ? "" : "; nobody yet of " + silent));
    }

    private static String vote(JsonNode vote) {
        return "%s%s %s%s"
                .formatted(
                        Plain.of(vote.path("person")),
                        vote.has("on_behalf_of") ? " for " + Plain.of(vote.path("on_behalf_of")) : "",
                        Plain.of(vote.path("decision")),
                        vote.has("lapsed") ? " (counts no more: " + Plain.of(vote.path("lapsed")) + ")" : "");
    }
}
