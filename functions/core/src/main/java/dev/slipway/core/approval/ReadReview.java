package dev.slipway.core.approval;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.checkpoint.CheckpointHead;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.Cancellation;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.step.Again;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.core.step.Versioned;
import java.time.Instant;
import java.util.Optional;

/// Everything that somebody needs to see before they decide, for whoever may decide, was asked, or asked for it.
///
/// Looking decides nothing. That an approver looked is told once, and that somebody looked by their link once: where people
/// sign in, whoever shows a link alone may be anybody.
public final class ReadReview implements Step<ReadReview.Request, Optional<ReadReview.Review>> {
    /// A verified person, by the link that they used; nothing when the person signed in.
    ///
    /// Shape: `glance` where they only want to know how it stands; that is no look.
    public record Request(Person person, PlanId plan, Optional<Link> link, boolean glance) {}

    /// What is decided about.
    ///
    /// Shape: an `approval` that is overtaken or too old is shown as ended, whether or not that is written down already;
    /// `tally` and `standing` are as the people are now, `diff` is against what runs now; `calledOff` is there where a person did that;
    /// `checkpoint` is the newest of the audit.
    public record Review(
            Approval approval,
            PlanRecord record,
            Optional<EndpointRecord> endpoint,
            PlanDiff diff,
            Standing standing,
            Tally tally,
            Optional<Cancellation> calledOff,
            Optional<String> checkpoint) {}

    private final Ledger ledger;
    private final People people;

    public ReadReview(Ledger ledger, People people) {
        this.ledger = ledger;
        this.people = people;
    }

    @Override
    public Optional<Review> apply(Request request, Instant now) {
        return Again.whenItMoved(() -> review(request, now));
    }

    private Optional<Review> review(Request request, Instant now) {
        var seen = ledger.read(Approval.key(request.plan()));
        if (seen.found().filter(approval -> isOf(approval, request)).isEmpty()) {
            return Optional.empty();
        }
        var approval = seen.value();
        var all = people.all();
        var standing = approval.need()
                .standing(all, request.person(), Optional.empty(), request.link(), approval.round());
        return approval.isShownTo(request.person(), standing)
                ? Optional.of(shown(request, seen, standing, approval.tally(all), now))
                : Optional.empty();
    }

    private static boolean isOf(Approval approval, Request request) {
        return request.link().isEmpty()
                || request.link().filter(link -> approval.issued(link, request.person())).isPresent();
    }

    private Review shown(Request request, Versioned<Approval> seen, Standing standing, Tally tally, Instant now) {
        var approval = seen.value();
        var matter = Matter.of(ledger, request.plan());
        var over = matter.ends(approval, now);
        var look = new Look(request.person(), Vote.Way.of(request.link()));
        boolean first = !request.glance()
                && isApprovers(standing)
                && approval.isPending()
                && over.isEmpty()
                && !approval.looks().contains(look);
        var viewed = first ? approval.with(look) : approval;
        if (first) {
            ledger.commit(Change.of(request.plan().run())
                    .write(seen, viewed)
                    .tell(told(request, approval, look, now)));
        }
        return new Review(
                over.map(end -> viewed.decided(end, now)).orElse(viewed),
                matter.record(),
                matter.endpoint(),
                matter.diff(),
                standing,
                tally,
                ledger.read(Cancellation.key(request.plan())).found(),
                CheckpointHead.newest(ledger).map(CheckpointHead::sentence));
    }

    private static boolean isApprovers(Standing standing) {
        return standing instanceof Standing.Entitled || standing.equals(new Standing.Barred(Standing.Why.NOT_SIGNED_IN));
    }

    private static Told told(Request request, Approval approval, Look look, Instant now) {
        var detail = Canonical.Fields.NONE
                .with("plan_hash", approval.need().hash())
                .with("round", request.link().map(Link::round).orElse(approval.round()))
                .with("way", look.way().word());
        boolean shown = look.way() == Vote.Way.SIGNED_IN || !approval.need().requirement().signIn();
        return shown
                ? new Told(now, "ReviewViewed", look.person().value(), detail)
                : new Told(now, "ReviewViewed", look.way().word(), detail.with("sent_to", look.person()));
    }
}
