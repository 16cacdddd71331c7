package dev.slipway.core.approval;

import dev.slipway.core.model.Group;
import dev.slipway.core.model.Person;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whose word counts on a plan, as the people are now.
///
/// Shape: `authors` asked for the plan or changed it; none of them ever has a say. Each vote has two people
/// behind it who both count once only: whoever spoke, and whose seat that was.
public record Panel(List<Member> people, Requirement requirement, List<Person> authors) {
    public Panel {
        people = List.copyOf(people);
        authors = List.copyOf(authors);
    }

    /// Whether this person has a say in that round; where nobody is named, in their own right before a delegate's.
    public Standing standing(Person person, Optional<Person> onBehalfOf, int round) {
        if (authors.contains(person)) {
            return new Standing.Barred(Standing.Why.AUTHOR);
        }
        var seat = onBehalfOf.filter(other -> !other.equals(person));
        if (seat.isPresent()) {
            return delegated(person, seat.get(), round);
        }
        return hasSay(person, round) ? new Standing.Entitled(person) : anyDelegated(person, round);
    }

    private Standing delegated(Person person, Person seat, int round) {
        // First, so that a stranger who guesses an author's name does not hear that it is one.
        if (!isDelegate(person, seat)) {
            return new Standing.Barred(Standing.Why.NO_DELEGATE);
        }
        if (authors.contains(seat)) {
            return new Standing.Barred(Standing.Why.FOR_AUTHOR);
        }
        return hasSay(seat, round) ? new Standing.Entitled(seat) : new Standing.Barred(Standing.Why.NO_MEMBER);
    }

    /// The first seat that was delegated to them.
    private Standing anyDelegated(Person person, int round) {
        var seats = people.stream()
                .map(Member::subject)
                .filter(seat -> isDelegate(person, seat) && hasSay(seat, round))
                .toList();
        return seats.stream()
                .filter(seat -> !authors.contains(seat))
                .findFirst()
                .<Standing>map(Standing.Entitled::new)
                .orElseGet(() -> new Standing.Barred(
                        seats.isEmpty() ? Standing.Why.NO_MEMBER : Standing.Why.FOR_AUTHOR));
    }

    private boolean isDelegate(Person person, Person seat) {
        return member(person).isPresent()
                && member(seat).filter(one -> one.delegates().contains(person)).isPresent();
    }

    private boolean hasSay(Person seat, int round) {
        return !says(seat, round).isEmpty();
    }

    /// Who is asked in this round; in the last one the escalation as well.
    public List<Member> asked(int round) {
        return people.stream()
                .filter(one -> !authors.contains(one.subject()))
                .filter(one -> !says(one, round).isEmpty())
                .toList();
    }

    /// Whether the approving votes suffice, counting only those of people who still have their say, and of a seat's groups
    /// only those that it had when it spoke and still has.
    public boolean covers(List<Vote> votes) {
        var tally = tally(votes);
        return tally.approving() >= requirement.votes()
                && tally.without(requirement.groups()).isEmpty();
    }

    /// Which of these votes count.
    public Tally tally(List<Vote> votes) {
        return new Tally(votes.stream().map(this::word).toList());
    }

    private Tally.Word word(Vote vote) {
        var lapsed = lapsed(vote);
        var groups = lapsed.isPresent()
                ? List.<Group>of()
                : says(vote.seat(), vote.round()).stream().filter(vote.groups()::contains).toList();
        return new Tally.Word(vote, groups, lapsed);
    }

    private Optional<Standing.Why> lapsed(Vote vote) {
        return switch (standing(vote.person(), Optional.of(vote.seat()), vote.round())) {
            case Standing.Barred(Standing.Why why) -> Optional.of(why);
            // A say in another seat is no say in the one that was spoken for.
            case Standing.Entitled(Person seat) ->
                seat.equals(vote.seat()) ? Optional.empty() : Optional.of(Standing.Why.NO_MEMBER);
        };
    }

    /// The groups for which a seat speaks in that round.
    public List<Group> says(Person seat, int round) {
        return member(seat).map(one -> says(one, round)).orElse(List.of());
    }

    private List<Group> says(Member one, int round) {
        boolean escalated =
                round >= requirement.rounds() && one.groups().contains(requirement.escalation());
        return Stream.concat(
                        one.groups().stream().filter(requirement::concerns),
                        escalated ? Stream.of(requirement.approvers()) : Stream.of())
                .distinct()
                .toList();
    }

    private Optional<Member> member(Person person) {
        return people.stream().filter(one -> one.subject().equals(person)).findFirst();
    }
}
