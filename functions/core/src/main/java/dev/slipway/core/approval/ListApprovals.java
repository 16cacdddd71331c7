package dev.slipway.core.approval;

import dev.slipway.core.model.Person;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Listing;
import dev.slipway.core.step.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The pending approvals that somebody may decide on or has asked for; nobody sees others.
public final class ListApprovals implements Step<ListApprovals.Request, ListApprovals.Waiting> {
    /// One page: after this plan id, out of at most so many pending ones (1 to 100).
    public record Request(Person caller, Optional<String> after, int limit) {}

    /// One approval, and what the caller is to it.
    ///
    /// Shape: `tally` as the people are now; `mayVote` is true as long as their word is missing; `requested` when they asked
    /// for the plan.
    public record Item(Approval approval, Tally tally, PlanRecord record, boolean mayVote, boolean requested) {}

    /// A page in order of the plan ids, which is that of the intents; `next` is the id to ask after, if there are more.
    public record Waiting(List<Item> items, Optional<String> next) {
        public Waiting {
            items = List.copyOf(items);
        }
    }

    private final Ledger ledger;
    private final People people;

    public ListApprovals(Ledger ledger, People people) {
        this.ledger = ledger;
        this.people = people;
    }

    @Override
    public Waiting apply(Request request, Instant now) {
        var all = OpenApproval.all();
        var page = ledger.list(new Listing<>(all.type(), all.partition(), request.after(), request.limit(), false));
        var members = people.all();
        var items = page.values().stream()
                .map(row -> ledger.read(Approval.key(row.value().plan())).found())
                .flatMap(Optional::stream)
                .filter(Approval::isPending)
                .flatMap(approval -> item(approval, members, request.caller(), now).stream())
                .filter(item -> item.mayVote() || item.requested())
                .toList();
        return new Waiting(items, page.next().flatMap(Listing::after));
    }

    /// Nothing where its time is over or its ground has moved: the next sweep ends it.
    private Optional<Item> item(Approval approval, List<Member> members, Person caller, Instant now) {
        var matter = Matter.of(ledger, approval.plan());
        if (matter.ends(approval, now).isPresent()) {
            return Optional.empty();
        }
        var standing = approval.need().panel(members).standing(caller, Optional.empty(), approval.round());
        var tally = approval.tally(members);
        boolean mayVote = standing instanceof Standing.Entitled entitled
                && tally.of(caller).isEmpty()
                && tally.in(entitled.seat()).isEmpty();
        boolean requested = approval.need().authors().contains(caller);
        return Optional.of(new Item(approval, tally, matter.record(), mayVote, requested));
    }
}
