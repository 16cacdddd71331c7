package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.Person;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What people said of a plan in one run: enough of them and of each group, in time, none who asked for it, none who
/// refused.
///
/// Shape: a vote counts once for the person who gave it and once for the person it was given for, and for the groups
/// that were told with it. Votes stay when another round is mailed out for the same hash. The first decision on a hash
/// is the last.
final class Approval {
    /// How an approval may end before anybody was asked: the plan is called off, or what runs is another.
    private static final Set<String> UNASKED = Set.of("Cancelled", "Superseded");

    private static final String UNKNOWN = "a group that is not named";

    private final String requester;
    private final Set<String> voters = new HashSet<>();
    private final Set<String> voices = new HashSet<>();
    private final Set<String> heard = new TreeSet<>();
    private final Set<String> groups = new TreeSet<>();

    private String hash = "";
    private long needed = 1;
    private Instant expires = Instant.MAX;
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
            heard.clear();
            groups.clear();
            expires = Instant.MAX;
            rejected = false;
            decision = Optional.empty();
            needed = 1;
        }
        demanded(event);
        if (!expected) {
            return Optional.of("people are asked, and no judgement needed them");
        }
        return decision.isPresent() ? Optional.of("people are asked again after their decision") : Optional.empty();
    }

    /// No round asks for fewer people or groups than the one before, none for nobody, and none gives more time. One that
    /// does not say what it asks for is never met.
    private void demanded(AuditEvent event) {
        needed = event.detail().values().get("needed") instanceof Canonical.Whole(long value)
                ? Math.max(value, needed)
                : Long.MAX_VALUE;
        groups.addAll(Grammar.texts(event, "groups").orElse(Set.of(UNKNOWN)));
        var end = Grammar.time(event, "expires").orElse(Instant.MIN);
        expires = end.isBefore(expires) ? end : expires;
    }

    Optional<String> voted(AuditEvent event) {
        var behalf = Grammar.text(event, "on_behalf_of");
        var voice = behalf.isEmpty() ? event.actor() : behalf;
        if (isNobody(event.actor()) || isNobody(voice)) {
            return Optional.of("%s votes for %s, and one of them is no person".formatted(event.actor(), voice));
        }
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
            heard.addAll(Grammar.texts(event, "groups").orElse(Set.of()));
        } else {
            rejected = true;
        }
        return Optional.empty();
    }

    private static boolean isNobody(String name) {
        return Person.SHAPE.check("actor", name).isPresent();
    }

    Optional<String> decided(AuditEvent event) {
        var about = Grammar.text(event, "plan_hash");
        var said = Grammar.text(event, "decision");
        if (hash.isEmpty() && expected && UNASKED.contains(said)) {
            hash = about;
        }
        if (hash.isEmpty() || !about.equals(hash)) {
            return Optional.of("a decision on what nobody was asked about");
        }
        if (decision.isPresent()) {
            return Optional.of("a second decision, %s after %s".formatted(said, decision.get()));
        }
        if (said.equals("Approved")) {
            var reason = unbacked().or(() -> late(event));
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
        if (people < needed) {
            return Optional.of("approved by %d people, and %s are needed"
                    .formatted(people, needed == Long.MAX_VALUE ? "an unknown number" : needed));
        }
        var missing = new TreeSet<>(groups);
        missing.removeAll(heard);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("approved without anybody of %s".formatted(String.join(", ", missing)));
    }

    /// The event itself may be later than the decision, for no event of a run is older than the one before.
    private Optional<String> late(AuditEvent event) {
        var at = Grammar.time(event, "decided_at").filter(time -> !time.isAfter(event.at()));
        return at.filter(time -> time.isBefore(expires)).isPresent()
                ? Optional.empty()
                : Optional.of("approved %s, and the time for it ended %s"
                        .formatted(shown(at.orElse(Instant.MIN)), shown(expires)));
    }

    private static String shown(Instant time) {
        return time.equals(Instant.MIN) ? "at an unknown time" : "at " + time;
    }
}
