package dev.slipway.app.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A plan's story for people, from the body of `GET /plan/{plan_id}`.
public final class PlanText {
    private static final Set<String> GOOD = Set.of("Deployed", "Rehearsed", "Removed", "NothingToDo", "Allowed");
    private static final Set<String> BAD = Set.of("Denied", "Unsatisfiable", "Failed");
    private static final Set<String> REFUSED = Set.of("Denied", "Unsatisfiable");
    private static final double GIB = 1L << 30;

    private final Terminal terminal;

    public PlanText(Terminal terminal) {
        this.terminal = terminal;
    }

    public String of(JsonNode plan) {
        var lines = new ArrayList<String>();
        lines.add("%s %s  %s".formatted(terminal.bold("Plan"), Plain.of(plan.path("plan_id")), status(plan.path("status"))));
        lines.add("  «%s»".formatted(Plain.of(plan.path("intent"))));
        lines.add("  asked by %s for %s in %s%s"
                .formatted(
                        Plain.of(plan.path("requester")),
                        Plain.of(plan.path("app")),
                        Plain.of(plan.path("env")),
                        plan.path("dry_run").asBoolean() ? ", as a rehearsal" : ""));
        lines.addAll(wanted(plan));
        lines.addAll(titled("Not chosen", AlternativesText.of(plan.at("/evidence/alternatives"))));
        lines.addAll(verdict(plan.path("verdict")));
        // Where rules spoke, the reason only repeats them.
        if (plan.has("reason") && !REFUSED.contains(plan.path("status").asText())) {
            lines.add(row("Ended", Plain.of(plan.path("reason"))));
        }
        return String.join("\n", lines);
    }

    /// Only how it ended, in one line.
    public String ending(JsonNode plan) {
        var rules = plan.at("/verdict/findings")
                .valueStream()
                .map(finding -> Plain.of(finding.path("rule")))
                .collect(Collectors.joining(", "));
        return "%s %s  %s%s%s"
                .formatted(
                        terminal.bold("Plan"),
                        Plain.of(plan.path("plan_id")),
                        status(plan.path("status")),
                        plan.has("reason") ? ": " + Plain.of(plan.path("reason")) : "",
                        rules.isEmpty() ? "" : " (" + rules + ")");
    }

    /// A status in its colour.
    public String status(JsonNode status) {
        var word = Plain.of(status);
        return GOOD.contains(word) ? terminal.good(word) : BAD.contains(word) ? terminal.bad(word) : word;
    }

    private List<String> wanted(JsonNode plan) {
        var lines = new ArrayList<String>();
        var artifact = plan.path("artifact");
        if (!artifact.isMissingNode()) {
            var config = artifact.path("endpoint_config");
            lines.add(row("Model", Plain.of(artifact.at("/model/model_id"))));
            lines.add(row("Image", Plain.of(artifact.at("/model/image"))));
            lines.add(row(
                    "Runs on",
                    "%s × %s in %s, endpoint %s"
                            .formatted(
                                    Plain.of(config.path("initial_instance_count")),
                                    Plain.of(config.path("instance_type")),
                                    Plain.of(artifact.at("/place/region")),
                                    Plain.of(artifact.at("/endpoint/name")))));
            lines.add(row("Config", Plain.of(config.path("name"))));
        }
        lines.addAll(cost(plan.path("cost")));
        lines.addAll(memory(plan.at("/evidence/memory")));
        return lines;
    }

    private static List<String> cost(JsonNode cost) {
        return cost.isMissingNode()
                ? List.of()
                : List.of(row(
                        "Costs",
                        "%s USD/h, at worst %s; price of %s"
                                .formatted(
                                        Plain.of(cost.path("now_usd_per_hour")),
                                        Plain.of(cost.path("worst_case_usd_per_hour")),
                                        Plain.of(cost.path("priced_as_of")))));
    }

    private static List<String> memory(JsonNode memory) {
        return memory.isMissingNode()
                ? List.of()
                : List.of(row(
                        "Memory",
                        "needs %.1f of %.1f GiB a GPU, for %s tokens"
                                .formatted(
                                        memory.path("needed_bytes").asDouble() / GIB,
                                        memory.path("available_bytes").asDouble() / GIB,
                                        Plain.of(memory.path("context_tokens")))));
    }

    private List<String> verdict(JsonNode verdict) {
        if (verdict.isMissingNode()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add(row("Verdict", status(verdict.path("outcome"))));
        lines.addAll(new FindingsText(terminal).of(verdict.path("findings")));
        return lines;
    }

    private List<String> titled(String title, List<String> body) {
        if (body.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add(row(title, ""));
        body.forEach(line -> lines.add(terminal.faint("  " + line)));
        return lines;
    }

    private static String row(String name, String value) {
        return "  %-10s %s".formatted(name, value).stripTrailing();
    }
}
