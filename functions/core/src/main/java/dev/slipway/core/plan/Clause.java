package dev.slipway.core.plan;

import java.util.List;

/// One clause of the policy, in the words that people agreed on.
///
/// Shape: `rules` are the names of the guard rules that it binds.
public record Clause(String id, String title, String text, List<String> rules) {
    public Clause {
        rules = List.copyOf(rules);
    }
}
