package dev.slipway.core.approval;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.Group;
import dev.slipway.core.model.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One person's word on a plan.
///
/// Shape: `onBehalfOf` is there when a delegate spoke; `groups` are those for which the seat spoke then; `reason` is foreign text of at most 1,000 characters.
public record Vote(
        Person person,
        Optional<Person> onBehalfOf,
        List<Group> groups,
        Decision decision,
        Way way,
        int round,
        Instant at,
        Optional<String> reason) {
    public Vote {
        groups = List.copyOf(groups);
    }

    /// What was said.
    public enum Decision {
        APPROVE("Approve"),
        REJECT("Reject");

        private final String word;

        Decision(String word) {
            this.word = word;
        }

        /// What people and the audit read.
        public String word() {
            return word;
        }
    }

    /// How somebody came in.
    public enum Way {
        LINK("Link"),
        SIGNED_IN("Signed-in");

        private final String word;

        Way(String word) {
            this.word = word;
        }

        /// The way of whoever came with this link; of whoever signed in where there is none.
        static Way of(Optional<Link> link) {
            return link.isPresent() ? LINK : SIGNED_IN;
        }

        /// What people and the audit read.
        public String word() {
            return word;
        }
    }

    /// Whose right to speak was used.
    public Person seat() {
        return onBehalfOf.orElse(person);
    }

    /// Who spoke, and for whom, as a person reads it.
    public String voice() {
        return onBehalfOf.map(seat -> person + " for " + seat).orElse(person.value());
    }

    Canonical.Fields canonical() {
        var fields = Canonical.Fields.NONE
                .with("person", person)
                .with("decision", decision.word())
                .with("way", way.word())
                .with("round", round)
                .with("at", at.toString());
        var spoken = onBehalfOf.isPresent() ? fields.with("on_behalf_of", onBehalfOf.get()) : fields;
        return reason.isPresent() ? spoken.with("reason", reason.get()) : spoken;
    }
}
