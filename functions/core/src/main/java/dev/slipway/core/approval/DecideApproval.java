package dev.slipway.core.approval;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.Group;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Problem;
import dev.slipway.core.step.Again;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.core.step.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Takes one person's word on a plan: written down with everything that follows from it, and only then told to the
/// machine.
///
/// The first decision that is stored wins; every later answer reports it. Longer than a screen, for it is one decision from
/// the door to the commit.
public final class DecideApproval implements Step<DecideApproval.Request, DecideApproval.Answer> {
    /// The word of a verified person.
    ///
    /// Shape: `reason` is unchecked text; `link` is the authenticated link that was used, nothing when the person signed
    /// in; `onBehalfOf` is whose seat a delegate speaks in, nothing for whichever they have.
    public record Request(
            PlanId plan,
            Person person,
            Vote.Decision decision,
            Optional<String> reason,
            Optional<Link> link,
            Optional<Person> onBehalfOf) {}

    /// What becomes of a vote.
    public sealed interface Answer {
        /// It counts; this is how the approval stands with it, and in whose seat a delegate spoke.
        record Recorded(ApprovalState state, Optional<Person> onBehalfOf) implements Answer {}

        /// It was said before, or decided so before; nothing changed. `onBehalfOf` is in whose seat this person spoke then.
        record AlreadySo(ApprovalState state, Optional<Person> onBehalfOf) implements Answer {}

        /// It was decided otherwise before, or this person said otherwise.
        record DecidedOtherwise(ApprovalState state) implements Answer {}

        /// This person has no say here, and the audit knows that they tried.
        record Barred(Standing.Why why) implements Answer {}

        /// Nothing that this person may know of.
        record NotKnown() implements Answer {}

        /// The link is of an older round; `current` has links of its own.
        record SupersededRound(int current) implements Answer {}

        /// Something in it is wrong.
        record Invalid(List<Problem> problems) implements Answer {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    private static final String NAME = "DecideApproval";

    private final Ledger ledger;
    private final People people;
    private final Callbacks callbacks;

    public DecideApproval(Ledger ledger, People people, Callbacks callbacks) {
        this.ledger = ledger;
        this.people = people;
        this.callbacks = callbacks;
    }

    @Override
    public Answer apply(Request request, Instant now) {
        var wrong = Reason.check(request.reason(), request.decision());
        if (wrong.isPresent()) {
            return new Answer.Invalid(List.of(wrong.get()));
        }
        var answer = Again.whenItMoved(() -> decide(request, now));
        if (answer instanceof Answer.Recorded || answer instanceof Answer.DecidedOtherwise) {
            callbacks.tryToDeliver(request.plan());
        }
        return answer;
    }

    private Answer decide(Request request, Instant now) {
        var seen = ledger.read(Approval.key(request.plan()));
        if (seen.found().filter(approval -> isOf(approval, request)).isEmpty()) {
            return new Answer.NotKnown();
        }
        var approval = seen.value();
        var all = people.all();
        var standing = approval.need()
                .standing(all, request.person(), request.onBehalfOf(), request.link(), approval.round());
        return switch (standing) {
            case Standing.Barred barred -> refused(request, approval, barred.why(), now);
            case Standing.Entitled entitled -> said(request, approval, entitled.seat(), all)
                    .orElseGet(() -> recorded(request, seen, entitled.seat(), all, now));
        };
    }

    /// A link decides only about what it was made for.
    private static boolean isOf(Approval approval, Request request) {
        return request.link().isEmpty()
                || request.link().filter(link -> approval.issued(link, request.person())).isPresent();
    }

    /// The answer that needs no writing: it is so, it is otherwise, or it is too late.
    private Optional<Answer> said(Request request, Approval approval, Person seat, List<Member> all) {
        var own = approval.voteOf(request.person());
        if (!approval.isPending()) {
            boolean so = approval.state() == end(request.decision());
            return Optional.of(
                    so ? new Answer.AlreadySo(approval.state(), own.flatMap(Vote::onBehalfOf)) : new Answer.DecidedOtherwise(approval.state()));
        }
        if (own.isPresent()) {
            return Optional.of(
                    own.get().decision() == request.decision()
                            ? new Answer.AlreadySo(approval.state(), own.get().onBehalfOf())
                            : new Answer.DecidedOtherwise(approval.state()));
        }
        var older = request.link().filter(link -> link.round() < approval.round());
        if (older.isPresent()) {
            return Optional.of(new Answer.SupersededRound(approval.round()));
        }
        // A seat speaks once. Only its no still counts beside the yes of whoever sat in it; what counts no more leaves it free.
        return approval.tally(all)
                .in(seat)
                .filter(_ -> request.decision() == Vote.Decision.APPROVE)
                .map(_ -> new Answer.AlreadySo(approval.state(), Optional.empty()));
    }

    private Answer recorded(
            Request request, Versioned<Approval> seen, Person seat, List<Member> all, Instant now) {
        var approval = seen.value();
        var matter = Matter.of(ledger, request.plan());
        var change = Change.of(request.plan().run());
        var over = matter.ends(approval, now);
        if (over.isPresent()) {
            ledger.commit(Conclusion.of(change, seen, approval, matter.seen(), over.get(), NAME, now));
            return new Answer.DecidedOtherwise(over.get());
        }
        var groups = approval.need().panel(all).says(seat, approval.round());
        var vote = vote(request, approval, seat, groups, now);
        var next = approval.with(vote);
        var told = change.tell(told(vote, approval, now));
        var end = end(next);
        ledger.commit(
                end == ApprovalState.PENDING
                        ? told.write(seen, next)
                        : Conclusion.of(told, seen, next, matter.seen(), end, request.person().value(), now));
        return new Answer.Recorded(end, vote.onBehalfOf());
    }

    private static Vote vote(
            Request request, Approval approval, Person seat, List<Group> groups, Instant now) {
        return new Vote(
                request.person(),
                Optional.of(seat).filter(other -> !other.equals(request.person())),
                groups,
                request.decision(),
                Vote.Way.of(request.link()),
                approval.round(),
                now,
                Reason.stripped(request.reason()));
    }

    private ApprovalState end(Approval next) {
        if (next.votes().getLast().decision() == Vote.Decision.REJECT) {
            return ApprovalState.REJECTED;
        }
        return next.need().panel(people.all()).covers(next.votes()) ? ApprovalState.APPROVED : ApprovalState.PENDING;
    }

    private static ApprovalState end(Vote.Decision decision) {
        return switch (decision) {
            case APPROVE -> ApprovalState.APPROVED;
            case REJECT -> ApprovalState.REJECTED;
        };
    }

    /// Somebody who never had to do with the plan learns nothing of it; the audit learns of them all the same.
    private Answer refused(Request request, Approval approval, Standing.Why why, Instant now) {
        var detail = Canonical.Fields.NONE
                .with("step", NAME)
                .with("plan_hash", approval.need().hash())
                .with("why", why.word());
        ledger.commit(Change.of(request.plan().run())
                .tell(new Told(now, "PersonRefused", request.person().value(), detail)));
        boolean stranger = !approval.asked(request.person())
                && (why == Standing.Why.NO_MEMBER || why == Standing.Why.NO_DELEGATE);
        return stranger ? new Answer.NotKnown() : new Answer.Barred(why);
    }

    private static Told told(Vote vote, Approval approval, Instant now) {
        var detail = Canonical.Fields.NONE
                .with("plan_hash", approval.need().hash())
                .with("round", vote.round())
                .with("decision", vote.decision().word())
                .with("way", vote.way().word())
                .withAll("groups", vote.groups().stream().map(group -> new Canonical.Text(group.value())).toList());
        var seated = vote.onBehalfOf().map(seat -> detail.with("on_behalf_of", seat)).orElse(detail);
        // What was said, and not only that something was: whoever rewrites the vote's record leaves this standing.
        var said = vote.reason().map(why -> seated.with("reason", why)).orElse(seated);
        return new Told(now, "VoteRecorded", vote.person().value(), said);
    }
}
