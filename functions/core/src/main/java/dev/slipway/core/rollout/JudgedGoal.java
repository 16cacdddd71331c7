package dev.slipway.core.rollout;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.Finding;
import dev.slipway.core.plan.Generation;
import java.util.List;
import java.util.stream.Collectors;

/// What the guard says of the generation that a person wants back: it may run again, or what stands against it.
record JudgedGoal(Generation to, List<Finding> findings) {
    JudgedGoal {
        findings = List.copyOf(findings);
    }

    boolean allowed() {
        return findings.isEmpty();
    }

    /// As it is told, in the words in which a plan's judgement is.
    Canonical.Fields with(Canonical.Fields detail) {
        return detail.with("to", to.number())
                .with("plan_hash", to.hash())
                .withAll("rules", findings.stream().map(one -> new Canonical.Text(one.rule())).toList())
                .with("verdict", allowed() ? "Allowed" : "Denied");
    }

    /// Why it may not, in a sentence.
    String refusal() {
        return findings.stream()
                .map(Finding::sentence)
                .collect(Collectors.joining(". ", "refused by policy, generation %d may not run again: ".formatted(to.number()), ""));
    }
}
