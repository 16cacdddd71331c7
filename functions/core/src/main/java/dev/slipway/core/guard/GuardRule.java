package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import dev.slipway.core.model.Severity;
import java.util.Optional;

/// One sentence that every plan must keep. The class name is what people read.
interface GuardRule {
    /// What the rule has to say of the case; nothing when it is kept.
    Optional<Finding> check(Case c);

    /// What people call the rule.
    default String name() {
        return getClass().getSimpleName();
    }

    /// The plan may not go on.
    default Optional<Finding> deny(Case c, Object observed, Object limit, String remedy) {
        return Optional.of(finding(c, Severity.DENY, observed, limit, remedy));
    }

    /// The plan may go on when people say so.
    default Optional<Finding> needsApproval(Case c, Object observed, Object limit, String remedy) {
        return Optional.of(finding(c, Severity.NEEDS_APPROVAL, observed, limit, remedy));
    }

    private Finding finding(Case c, Severity severity, Object observed, Object limit, String remedy) {
        return new Finding(
                name(), severity, c.policy().clausesOf(name()), observed.toString(), limit.toString(), remedy);
    }
}
