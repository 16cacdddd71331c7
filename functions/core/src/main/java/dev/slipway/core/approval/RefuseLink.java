package dev.slipway.core.approval;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.Person;
import dev.slipway.core.step.Again;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Writes down that a use of a link is refused, before it is.
///
/// A program that comes again and again adds nothing: each reason is told once for a person and a way, and at most 100 uses of a
/// plan's links are, the last one saying so. What is no link of ours belongs to no plan and is not told.
public final class RefuseLink implements Step<RefuseLink.Request, RefuseLink.Answer> {
    /// A use of an authentic link by whoever signed in; by nobody known where nobody did.
    ///
    /// Shape: `why` is a word of [RefusedUses.Why], or of [Standing.Why].
    public record Request(Link link, Optional<Person> person, String why) {}

    /// Whether the audit has it.
    public enum Answer {
        /// It was told now.
        TOLD,
        /// It was told before, or enough was.
        ENOUGH,
        /// Nobody was ever asked about such a plan.
        NO_PLAN
    }

    private final Ledger ledger;

    public RefuseLink(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Answer apply(Request request, Instant now) {
        return Again.whenItMoved(() -> told(request, now));
    }

    private Answer told(Request request, Instant now) {
        var link = request.link();
        var approval = ledger.read(Approval.key(link.plan())).found();
        if (approval.isEmpty()) {
            return Answer.NO_PLAN;
        }
        var why = approval.get().issued(link, link.person()) ? request.why() : RefusedUses.Why.NOT_ISSUED.word();
        var seen = ledger.read(RefusedUses.key(link.plan()));
        var before = seen.found().orElseGet(() -> new RefusedUses(List.of()));
        var way = request.person().isPresent() ? Vote.Way.SIGNED_IN : Vote.Way.LINK;
        var use = new RefusedUses.Use(request.person().orElse(link.person()), way, why);
        if (!before.isNew(use)) {
            return Answer.ENOUGH;
        }
        var next = before.with(use);
        var detail = Canonical.Fields.NONE
                .with("plan_hash", approval.get().need().hash())
                .with("round", link.round())
                .with("sent_to", link.person())
                .with("way", way.word())
                .with("why", why)
                .with("last", Boolean.toString(next.isFull()));
        // A link that is refused proves nobody: it is the link that came.
        var actor = request.person().map(Person::value).orElse(way.word());
        ledger.commit(Change.of(link.plan().run()).write(seen, next).tell(new Told(now, "LinkRefused", actor, detail)));
        return Answer.TOLD;
    }
}
