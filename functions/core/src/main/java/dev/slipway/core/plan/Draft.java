package dev.slipway.core.plan;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.Finding;
import dev.slipway.core.model.Severity;
import java.util.List;
import java.util.Optional;

/// What the planner made of one intent, before anything is written.
sealed interface Draft {
    /// A plan with its price and what was considered.
    record Made(Plan plan, Optional<Cost> cost, Canonical.Fields considered) implements Draft {}

    /// It is so already.
    record Already(String reason) implements Draft {}

    /// No plan can be made, and why.
    record Impossible(List<Finding> findings, Canonical.Fields considered) implements Draft {
        public Impossible {
            findings = List.copyOf(findings);
        }
    }

    /// An impossibility with one reason.
    static Impossible impossible(String reason, String observed, String accepted, String remedy) {
        return new Impossible(
                List.of(new Finding(reason, Severity.DENY, List.of(), observed, accepted, remedy)),
                Canonical.Fields.NONE);
    }
}
