package dev.slipway.core.approval;

import dev.slipway.core.step.Again;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Listing;
import dev.slipway.core.step.Step;
import java.time.Instant;
import java.util.Optional;

/// Ends approvals whose time is over or whose ground has moved, tells machines what they did not hear, and mails what
/// could not be mailed.
public final class SweepApprovals implements Step<SweepApprovals.Request, SweepApprovals.Swept> {
    /// The sweep asks for nothing.
    public record Request() {}

    /// How many approvals were ended, how many machines were answered, and how many must wait for the next sweep.
    public record Swept(int ended, int answered, int failed) {}

    private static final String NAME = "Sweep";

    private final Ledger ledger;
    private final Post post;
    private final Callbacks callbacks;

    public SweepApprovals(Ledger ledger, Post post, Callbacks callbacks) {
        this.ledger = ledger;
        this.post = post;
        this.callbacks = callbacks;
    }

    @Override
    public Swept apply(Request request, Instant now) {
        var swept = new Swept(0, 0, 0);
        Optional<Listing<OpenApproval>> listing = Optional.of(OpenApproval.all());
        while (listing.isPresent()) {
            var page = ledger.list(listing.get());
            for (var row : page.values()) {
                swept = sweep(row.value(), swept, now);
            }
            listing = page.next();
        }
        return swept;
    }

    /// One approval in trouble, a bug included, never keeps the sweep from the others.
    private Swept sweep(OpenApproval row, Swept so, Instant now) {
        try {
            boolean ended = Again.whenItMoved(() -> end(row, now));
            boolean answered = callbacks.deliver(row.plan());
            return new Swept(so.ended() + (ended ? 1 : 0), so.answered() + (answered ? 1 : 0), so.failed());
        } catch (RuntimeException failure) {
            return new Swept(so.ended(), so.answered(), so.failed() + 1);
        }
    }

    /// @return whether it ended here
    private boolean end(OpenApproval row, Instant now) {
        var seen = ledger.read(Approval.key(row.plan()));
        var approval = seen.value();
        if (!approval.isPending()) {
            return false;
        }
        var matter = Matter.of(ledger, row.plan());
        var end = matter.ends(approval, now);
        if (end.isEmpty()) {
            post.ask(approval, NAME);
            return false;
        }
        ledger.commit(
                Conclusion.of(Change.of(row.plan().run()), seen, approval, matter.seen(), end.get(), NAME, now));
        return true;
    }
}
