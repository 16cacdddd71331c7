package dev.slipway.core.approval;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.plan.Cancellation;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.step.Again;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.core.step.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Asks people about a plan, one round a call. The machine waits under the token until they have decided or the round is
/// over, and then calls again.
///
/// A call with a token that came before changes nothing; one with another token while the round has barely begun is the
/// machine's retry.
public final class RequestApproval implements Step<RequestApproval.Request, RequestApproval.Asked> {
    /// The plan, and what answers the machine.
    public record Request(PlanId plan, TaskToken token) {}

    /// How it stands. The machine does not read this: it waits for an [ApprovalOutcome].
    public record Asked(PlanId plan, ApprovalState state, int round) {}

    private static final String NAME = "RequestApproval";

    private final Ledger ledger;
    private final People people;
    private final Post post;
    private final Callbacks callbacks;

    public RequestApproval(Ledger ledger, People people, Post post, Callbacks callbacks) {
        this.ledger = ledger;
        this.people = people;
        this.post = post;
        this.callbacks = callbacks;
    }

    @Override
    public Asked apply(Request request, Instant now) {
        var approval = Again.whenItMoved(() -> next(request, now));
        if (approval.isPending()) {
            post.ask(approval, NAME);
        } else {
            callbacks.tryToDeliver(request.plan());
        }
        return new Asked(request.plan(), approval.state(), approval.round());
    }

    private Approval next(Request request, Instant now) {
        var seen = ledger.read(Approval.key(request.plan()));
        if (seen.found().isEmpty()) {
            return goOn(seen, opened(request, now), now);
        }
        var before = seen.value();
        if (before.callback().knows(request.token())) {
            return before;
        }
        var asked = before.with(before.callback().renewed(request.token(), callbacks.seal(request)));
        boolean retried = asked.isPending() && !asked.rounds().getLast().isOver(now);
        return retried || !asked.isPending() ? commit(change(asked).write(seen, asked), asked) : goOn(seen, asked, now);
    }

    private Approval opened(Request request, Instant now) {
        var need = ledger.read(ApprovalNeed.key(request.plan())).value();
        var status = Matter.of(ledger, request.plan()).record().status();
        if (status != PlanStatus.AWAITING_APPROVAL) {
            throw new Malformed("plan %s is %s: nobody is asked about it".formatted(request.plan(), status));
        }
        return Approval.opened(need, Callback.of(request.token(), callbacks.seal(request)), now);
    }

    /// Another round, or the end.
    private Approval goOn(Versioned<Approval> seen, Approval approval, Instant now) {
        var matter = Matter.of(ledger, approval.plan());
        if (ledger.read(Cancellation.key(approval.plan())).found().isPresent()) {
            return ended(seen, approval, matter, ApprovalState.CANCELLED, now);
        }
        var over = matter.ends(approval, now);
        if (over.isPresent()) {
            return ended(seen, approval, matter, over.get(), now);
        }
        boolean last = approval.round() == approval.need().requirement().rounds();
        if (last) {
            return ended(seen, approval, matter, ApprovalState.EXPIRED, now);
        }
        var next = approval.with(post.round(approval, toAsk(approval), now));
        var change = change(next).write(seen, next).tell(told(next, now));
        // With the record, so that nobody calls the plan off in the same moment and is not heard.
        return commit(change.write(matter.seen(), matter.record()), next);
    }

    /// Whoever has a say now and has not used it.
    private List<Member> toAsk(Approval approval) {
        var all = people.all();
        var tally = approval.tally(all);
        return approval.need().panel(all).asked(approval.round() + 1).stream()
                .filter(one -> tally.of(one.subject()).isEmpty())
                .filter(one -> tally.in(one.subject()).isEmpty())
                .toList();
    }

    private Approval ended(
            Versioned<Approval> seen, Approval approval, Matter matter, ApprovalState end, Instant now) {
        ledger.commit(Conclusion.of(change(approval), seen, approval, matter.seen(), end, NAME, now));
        return ledger.read(seen.key()).value();
    }

    /// The row of the list stands as long as the machine waits.
    private Change change(Approval approval) {
        return Change.of(approval.plan().run())
                .write(ledger.read(OpenApproval.key(approval.plan())), new OpenApproval(approval.plan()));
    }

    private Approval commit(Change change, Approval next) {
        ledger.commit(change);
        return next;
    }

    private static Told told(Approval approval, Instant now) {
        var need = approval.need();
        var detail = Canonical.Fields.NONE
                .with("plan_hash", need.hash())
                .with("round", approval.round())
                .with("needed", need.requirement().votes())
                .withAll("groups", texts(need.requirement().groups().stream().map(group -> group.value())))
                .withAll(
                        "approvers",
                        texts(approval.rounds().getLast().invited().stream()
                                .map(invitation -> invitation.person().value())))
                .with("expires", approval.expires().toString());
        return new Told(now, "ApprovalRequested", NAME, detail);
    }

    private static List<Canonical.Text> texts(Stream<String> values) {
        return values.map(Canonical.Text::new).toList();
    }
}
