package dev.slipway.app.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What runs and what of each budget is taken, from the body of `GET /endpoints`.
public final class EndpointsText {
    private final Terminal terminal;

    public EndpointsText(Terminal terminal) {
        this.terminal = terminal;
    }

    public String of(JsonNode page) {
        var lines = new ArrayList<String>();
        if (page.path("endpoints").isEmpty()) {
            lines.add("No endpoints.");
        }
        page.path("endpoints").forEach(each -> lines.addAll(endpoint(each)));
        page.path("spending").forEach(each -> lines.add("%-10s %s of %s USD/h reserved"
                .formatted(
                        Plain.of(each.path("env")),
                        Plain.of(each.path("reserved_usd_per_hour")),
                        Plain.of(each.path("cap_usd_per_hour")))));
        page.path("freezes").forEach(each -> lines.add("%-10s frozen by %s%s%s"
                .formatted(
                        Plain.of(each.path("env")),
                        Plain.of(each.path("by")),
                        each.has("until") ? " until " + Plain.time(each.path("until")) : "",
                        each.has("reason") ? ": " + Plain.of(each.path("reason")) : "")));
        if (page.has("next")) {
            lines.add("More: slipway endpoints --after " + Plain.of(page.path("next")));
        }
        return String.join("\n", lines);
    }

    private List<String> endpoint(JsonNode endpoint) {
        var lines = new ArrayList<String>();
        var owner = endpoint.has("owner") ? ", run " + Plain.of(endpoint.path("owner")) + " is at work" : "";
        lines.add("%s  %s%s"
                .formatted(
                        terminal.bold(Plain.of(endpoint.path("name"))), Plain.of(endpoint.path("state")), owner));
        var current = endpoint.path("current");
        if (!current.isMissingNode()) {
            lines.add("  generation %s: %s on %s × %s, %s USD/h, since %s"
                    .formatted(
                            Plain.of(current.path("generation")),
                            Plain.of(current.path("model")),
                            Plain.of(current.path("instances")),
                            Plain.of(current.path("instance_type")),
                            Plain.of(current.path("usd_per_hour")),
                            Plain.time(current.path("since"))));
            lines.add("  plan %s, image %s"
                    .formatted(Plain.of(current.path("plan_id")), Plain.of(current.path("image"))));
        }
        var failure = endpoint.path("failure");
        if (!failure.isMissingNode()) {
            lines.add("  plan %s failed: %s"
                    .formatted(Plain.of(failure.path("plan_id")), Plain.of(failure.path("reason"))));
            lines.add("  clear it with: " + Plain.of(failure.path("remedy")));
        }
        lines.addAll(history(endpoint.path("history")));
        return lines;
    }

    private static List<String> history(JsonNode history) {
        var lines = new ArrayList<String>();
        for (var one : history.path("generations")) {
            var served = one.path("served");
            lines.add("  %3s  %s  %s, %s USD/h, since %s, %s%s"
                    .formatted(
                            Plain.of(served.path("generation")),
                            Plain.of(served.path("plan_id")),
                            Plain.of(served.path("model")),
                            Plain.of(served.path("usd_per_hour")),
                            Plain.time(served.path("since")),
                            one.has("ended")
                                    ? "%s at %s".formatted(Plain.of(one.path("ended")), Plain.time(one.path("ended_at")))
                                    : "not ended",
                            why(one)));
            lines.add("       hash %s, image %s, config %s"
                    .formatted(
                            Plain.of(served.path("plan_hash")),
                            Plain.of(served.path("image")),
                            Plain.of(served.path("config"))));
        }
        history.path("blocks").forEach(block -> lines.add("  blocked: %s of plan %s since %s%s"
                .formatted(
                        Plain.of(block.path("plan_hash")),
                        Plain.of(block.path("plan_id")),
                        Plain.time(block.path("since")),
                        why(block))));
        return lines;
    }

    private static String why(JsonNode one) {
        return one.has("why") ? ", " + Plain.of(one.path("why")) : "";
    }
}
