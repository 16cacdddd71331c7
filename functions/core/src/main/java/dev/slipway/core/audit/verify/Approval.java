package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What people said of a plan in one run: enough of them, none who asked for it, none who refused.
///
/// Shape: a vote counts once for the person who gave it and once for the person it was given for. Votes stay when
/// another round is mailed out for the same hash. The first decision on a hash is the last.
final class Approval {
    private final String requester;
    private final Set<String> voters = new HashSet<>();
    private final Set<String> voices = new HashSet<>();

    private String hash = "";
    private long needed = 1;
    private boolean rejected;
    private boolean expected;
    private Optional<String> decision = Optional.empty();

    Approval(String requester) {
        this.requester = requester;
    }

    /// A judgement asks for people.
    void expect() {
        expected = true;
    }

    /// Whether people approved of this hash after they were asked for.
    boolean approves(String wanted) {
        return decision.filter("Approved"::equals).isPresent() && hash.equals(wanted);
    }

    Optional<String> requested(AuditEvent event) {
        var asked = Grammar.text(event, "plan_hash");
        if (!asked.equals(hash)) {
            hash = asked;
            voters.clear();
            voices.clear();
            rejected = false;
            decision = Optional.empty();
            needed = 1;
        }
        needed = needed(event);
        if (!expected) {
            return Optional.of("people are asked, and no judgement needed them");
        }
        return decision.isPresent() ? Optional.of("people are asked again after their decision") : Optional.empty();
    }

    /// No round asks for fewer people than the one before, and none for nobody.
    private long needed(AuditEvent event) {
        return event.detail().values().get("needed") instanceof Canonical.Whole(long value)
                ? Math.max(value, needed)
                : Long.MAX_VALUE;
    }

    Optional<String> voted(AuditEvent event) {
        var behalf = Grammar.text(event, "on_behalf_of");
        var voice = behalf.isEmpty() ? event.actor() : behalf;
        if (hash.isEmpty() || !Grammar.text(event, "plan_hash").equals(hash)) {
            return Optional.of("%s votes on what nobody was asked about".formatted(event.actor()));
        }
        if (decision.isPresent()) {
            return Optional.of("%s votes after the decision".formatted(event.actor()));
        }
        if (event.actor().equals(requester) || voice.equals(requester)) {
            return Optional.of("%s asked for the plan and votes on it".formatted(requester));
        }
        if (Grammar.text(event, "decision").equals("Approve")) {
            voters.add(event.actor());
            voices.add(voice);
        } else {
            rejected = true;
        }
        return Optional.empty();
    }

    Optional<String> decided(AuditEvent event) {
        var about = Grammar.text(event, "plan_hash");
        var said = Grammar.text(event, "decision");
        if (hash.isEmpty() || !about.equals(hash)) {
            return Optional.of("a decision on what nobody was asked about");
        }
        if (decision.isPresent()) {
            return Optional.of("a second decision, %s after %s".formatted(said, decision.get()));
        }
        if (said.equals("Approved")) {
            var reason = unbacked();
            decision = Optional.of(reason.isEmpty() ? said : "Unbacked");
            return reason;
        }
        decision = Optional.of(said);
        return Optional.empty();
    }

    private Optional<String> unbacked() {
        if (rejected) {
            return Optional.of("approved, though somebody rejected it");
        }
        int people = Math.min(voters.size(), voices.size());
        return people < needed
                ? Optional.of("approved by %d people, and %s are needed"
                        .formatted(people, needed == Long.MAX_VALUE ? "an unknown number" : needed))
                : Optional.empty();
    }
}
