package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.AuditEvent;
import java.util.Optional;

/// What the guard said of the goal of a rollback.
///
/// Shape: whoever is no alarm is a person. They go back only to what was allowed to them twice: when they asked, and when the
/// endpoint was taken for it. The guard is not asked where an alarm went off.
final class GuardedGoal {
    private static final String ALARM = "Alarm";

    private boolean byPerson;
    private Judgement asked = Judgement.NONE;
    private Judgement found = Judgement.NONE;

    void requested(AuditEvent event) {
        byPerson = !event.actor().equals(ALARM);
        asked = Judgement.of(event);
    }

    /// Found, or refused then.
    void judgedAgain(AuditEvent event) {
        found = Judgement.of(event);
    }

    /// Why a plan of this hash may not serve again.
    Optional<String> objection(String hash) {
        if (!byPerson || (asked.allows(hash) && found.allows(hash))) {
            return Optional.empty();
        }
        return Optional.of("%s is gone back to because a person asked for it, and the judgement was %s then and %s when it was found"
                .formatted(Grammar.shown(hash), asked, found));
    }
}
