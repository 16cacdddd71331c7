package dev.slipway.core.approval;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One issue of approval mails; a reminder or an escalation is another round, with links of its own.
///
/// Shape: numbered from 1; `key` is the id of the key that its links are made with.
public record Round(int number, Instant opened, String key, List<Invitation> invited) {
    /// As long as the state of the machine waits.
    public static final Duration LENGTH = Duration.ofHours(8);

    /// Who is asked, and the hash of the nonce in their link.
    public record Invitation(Person person, Digest nonce) {}

    public Round {
        invited = List.copyOf(invited);
    }

    /// The invitation of this person.
    public Optional<Invitation> of(Person person) {
        return invited.stream().filter(one -> one.person().equals(person)).findFirst();
    }

    /// Whether a call at this time is the machine's next round. Within the first half of a round it is a retry, however
    /// late the machine's own clock began to count.
    boolean isOver(Instant now) {
        return !now.isBefore(opened.plus(LENGTH.dividedBy(2)));
    }
}
