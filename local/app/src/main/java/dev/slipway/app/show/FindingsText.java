package dev.slipway.app.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What rules or the planner said: each with its clauses, what was found, what is accepted, what to do.
final class FindingsText {
    private static final int MOST = 8;

    private final Terminal terminal;

    FindingsText(Terminal terminal) {
        this.terminal = terminal;
    }

    List<String> of(JsonNode findings) {
        var lines = new ArrayList<String>();
        findings.valueStream().limit(MOST).forEach(finding -> lines.addAll(lines(finding)));
        if (findings.size() > MOST) {
            lines.add("    … and %d more; --json shows all".formatted(findings.size() - MOST));
        }
        return lines;
    }

    private List<String> lines(JsonNode finding) {
        return List.of(
                "    %s %s%s".formatted(mark(finding), terminal.bold(Plain.of(finding.path("rule"))), clauses(finding)),
                "        found     " + Plain.of(finding.path("observed")),
                "        accepted  " + Plain.of(finding.path("limit")),
                "        remedy    " + Plain.of(finding.path("remedy")));
    }

    private String mark(JsonNode finding) {
        return switch (finding.path("severity").asText()) {
            case "deny" -> terminal.bad("✗");
            case "needs_approval" -> terminal.bad("?");
            default -> "!";
        };
    }

    private static String clauses(JsonNode finding) {
        var ids = finding.path("clauses").valueStream().map(Plain::of).collect(Collectors.joining(", "));
        return ids.isEmpty() ? "" : " (" + ids + ")";
    }
}
