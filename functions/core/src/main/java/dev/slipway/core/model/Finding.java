package dev.slipway.core.model;

import java.util.List;

/// What one rule or check says of one thing.
///
/// Shape: `rule` is the name of the rule's class or a reason code; `clauses` are the ids of the policy
/// clauses that bind it, empty for what is not a matter of policy. `observed`, `limit` and `remedy`
/// are one line each, for a person.
public record Finding(
        String rule, Severity severity, List<String> clauses, String observed, String limit, String remedy) {
    public Finding {
        clauses = List.copyOf(clauses);
    }

    /// All of it in one line.
    public String sentence() {
        return "%s: %s; accepted is %s; %s".formatted(rule, observed, limit, remedy);
    }
}
