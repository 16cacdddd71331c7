package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.AuditEvent;
import java.util.Optional;

/// What the guard said of the goal of a rollback.
///
/// Shape: whoever is no alarm is a person. They go back only to what was allowed to them twice: when they asked, and when the
/// endpoint was taken for it. Where they left the goal open, it may be another one by then, and something must have been allowed
/// when they asked. The guard is not asked where an alarm went off.
final class GuardedGoal {
    private static final String ALARM = "Alarm";

    private boolean byPerson;
    private boolean open;
    private Judgement asked = Judgement.NONE;
    private Judgement found = Judgement.NONE;

    void requested(AuditEvent event) {
        byPerson = !event.actor().equals(ALARM);
        open = Grammar.text(event, "goal").equals("open");
        asked = Judgement.of(event);
    }

    void found(AuditEvent event) {
        found = Judgement.of(event);
    }

    /// Why a plan of this hash may not serve again.
    Optional<String> objection(String hash) {
        boolean wasAllowed = asked.allows(open ? asked.hash() : hash);
        if (!byPerson || (wasAllowed && found.allows(hash))) {
            return Optional.empty();
        }
        return Optional.of("%s is gone back to because a person asked for it, and the judgement was %s then and %s when it was found"
                .formatted(Grammar.shown(hash), asked, found));
    }
}
