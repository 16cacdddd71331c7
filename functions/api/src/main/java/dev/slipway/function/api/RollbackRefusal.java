package dev.slipway.function.api;

import dev.slipway.core.model.Finding;
import dev.slipway.core.model.Problem;
import dev.slipway.core.rollout.RequestRollback;
import java.util.List;
import java.util.stream.Collectors;

/// Why a generation may not be brought back, rule by rule, to the person who asked for it, and what else they could ask for.
record RollbackRefusal(Hands.Rollback asked, RequestRollback.Answer.Refused refused) {
    List<Problem> problems() {
        return refused.findings().stream().map(this::problem).toList();
    }

    /// Nobody is blamed for a field that they left out.
    private Problem problem(Finding finding) {
        return new Problem(
                "refused_by_policy",
                asked.to().isPresent() ? "to" : "app",
                "generation %d, %s: %s".formatted(refused.generation(), finding.rule(), finding.observed()),
                finding.clauses().isEmpty()
                        ? finding.limit()
                        : "%s (%s)".formatted(finding.limit(), String.join(", ", finding.clauses())),
                remedy());
    }

    private String remedy() {
        if (refused.others().isEmpty()) {
            return "have the policy changed: no other good generation may run either";
        }
        return "generation %s may run: slipway rollback %s --env %s --to %d"
                .formatted(
                        refused.others().stream().map(Object::toString).collect(Collectors.joining(", ")),
                        asked.app(),
                        asked.env(),
                        refused.others().getFirst());
    }
}
