package dev.slipway.core.approval;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What people were asked about one plan, and what they said.
///
/// Shape: `rounds` in order; `votes` in order, at most one of a person; of a seat only one counts; `looks` each at
/// most once; `decidedAt` is there from the first final state on, and there is never a second one.
public record Approval(
        ApprovalNeed need,
        ApprovalState state,
        Instant opened,
        Instant expires,
        List<Round> rounds,
        List<Vote> votes,
        List<Look> looks,
        Callback callback,
        Optional<Instant> decidedAt) {
    public Approval {
        rounds = List.copyOf(rounds);
        votes = List.copyOf(votes);
        looks = List.copyOf(looks);
    }

    public static Key<Approval> key(PlanId plan) {
        return new Key<>(Approval.class, "approval#" + plan.value(), "approval");
    }

    /// Nobody asked yet.
    static Approval opened(ApprovalNeed need, Callback callback, Instant now) {
        return new Approval(
                need,
                ApprovalState.PENDING,
                now,
                now.plus(Round.LENGTH.multipliedBy(need.requirement().rounds())),
                List.of(),
                List.of(),
                List.of(),
                callback,
                Optional.empty());
    }

    public PlanId plan() {
        return need.plan();
    }

    /// The number of the round that may decide now; 0 before the first.
    public int round() {
        return rounds.size();
    }

    public boolean isPending() {
        return state == ApprovalState.PENDING;
    }

    /// Whether the machine is yet to hear the decision.
    public boolean owesAnswer() {
        return !isPending() && callback.state() == Callback.State.PENDING;
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expires);
    }

    /// Whether this person was ever asked.
    public boolean asked(Person person) {
        return rounds.stream().anyMatch(round -> round.of(person).isPresent());
    }

    /// Whether this person is shown what is decided about: they have a say now, were asked, or asked for it or changed it.
    public boolean isShownTo(Person person, List<Member> people) {
        return isShownTo(person, need.standing(people, person, Optional.empty(), Optional.empty(), round()));
    }

    boolean isShownTo(Person person, Standing standing) {
        return standing instanceof Standing.Entitled || asked(person) || need.authors().contains(person);
    }

    /// Whether this link was issued to this person about this very plan, in whichever round.
    boolean issued(Link link, Person person) {
        return link.purpose() == Link.Purpose.REVIEW
                && link.plan().equals(plan())
                && link.hash().equals(need.hash())
                && link.person().equals(person)
                && rounds.stream()
                        .filter(round -> round.number() == link.round())
                        .flatMap(round -> round.of(person).stream())
                        .anyMatch(invitation -> invitation.nonce().equals(link.nonce().hash()));
    }

    /// What this person said, whether in their own seat or another's.
    public Optional<Vote> voteOf(Person person) {
        return votes.stream().filter(vote -> vote.person().equals(person)).findFirst();
    }

    /// What of it counts, as the people are now.
    public Tally tally(List<Member> people) {
        return need.panel(people).tally(votes);
    }

    Approval with(Round round) {
        return copy(state, plus(rounds, round), votes, looks, callback, decidedAt);
    }

    Approval with(Vote vote) {
        return copy(state, rounds, plus(votes, vote), looks, callback, decidedAt);
    }

    Approval with(Callback next) {
        return copy(state, rounds, votes, looks, next, decidedAt);
    }

    Approval with(Look look) {
        return copy(state, rounds, votes, plus(looks, look), callback, decidedAt);
    }

    /// Decided, once and for ever.
    Approval decided(ApprovalState end, Instant now) {
        if (!isPending() || end == ApprovalState.PENDING) {
            throw new IllegalStateException("the approval of %s is %s and cannot become %s".formatted(plan(), state, end));
        }
        return copy(end, rounds, votes, looks, callback, Optional.of(now));
    }

    /// What an approval is in a verdict: the decision and who made it.
    public Canonical.Fields canonical() {
        return Canonical.Fields.NONE
                .with("plan", plan())
                .with("plan_hash", need.hash())
                .with("state", state.word())
                .with("needed", need.requirement().votes())
                .withAll(
                        "groups",
                        need.requirement().groups().stream()
                                .map(group -> new Canonical.Text(group.value()))
                                .toList())
                .withAll("votes", votes.stream().map(Vote::canonical).toList());
    }

    private Approval copy(
            ApprovalState newState,
            List<Round> newRounds,
            List<Vote> newVotes,
            List<Look> newLooks,
            Callback newCallback,
            Optional<Instant> at) {
        return new Approval(
                need, newState, opened, expires, newRounds, newVotes, newLooks, newCallback, at);
    }

    private static <T> List<T> plus(List<T> list, T more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }
}
