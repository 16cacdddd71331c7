package dev.slipway.core.approval;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Versioned;
import java.time.Instant;

/// Writes down how an approval ended, whoever ended it: the approval, its event, and what becomes of the plan.
public final class Conclusion {
    private Conclusion() {}

    /// Ends an approval that nobody decided, for its run is over and the machine asks no more.
    public static Change cancelled(Change change, Ledger ledger, PlanId plan, String actor, Instant now) {
        var seen = ledger.read(Approval.key(plan));
        return seen.found()
                .filter(Approval::isPending)
                .map(approval -> approval.decided(ApprovalState.CANCELLED, now))
                .map(ended -> change.write(seen, ended.with(ended.callback().becomes(Callback.State.TOO_LATE)))
                        .remove(ledger.read(OpenApproval.key(plan)))
                        .tell(told(ended, actor, now)))
                .orElse(change);
    }

    /// Ends an approval because a person called the plan off; the machine still waits and is to be answered.
    public static Change calledOff(Change change, Ledger ledger, PlanId plan, String actor, Instant now) {
        var seen = ledger.read(Approval.key(plan));
        return seen.found()
                .filter(Approval::isPending)
                .map(approval -> approval.decided(ApprovalState.CANCELLED, now))
                .map(ended -> change.write(seen, ended).tell(told(ended, actor, now)))
                .orElse(change);
    }

    /// Ends an approval. An approved plan is judged once more; any other goes no further.
    ///
    /// @param before what would be written if it went on
    static Change of(
            Change change,
            Versioned<Approval> seen,
            Approval before,
            Versioned<PlanRecord> plan,
            ApprovalState end,
            String actor,
            Instant now) {
        var ended = before.decided(end, now);
        var told = change.write(seen, ended).tell(told(ended, actor, now));
        boolean goesOn = end == ApprovalState.APPROVED || plan.value().status() != PlanStatus.AWAITING_APPROVAL;
        return goesOn ? told : told.write(plan, plan.value().becomes(status(end), reason(ended), now));
    }

    private static PlanStatus status(ApprovalState end) {
        return end == ApprovalState.CANCELLED ? PlanStatus.CANCELLED : PlanStatus.DENIED;
    }

    private static Told told(Approval ended, String actor, Instant now) {
        var detail = Canonical.Fields.NONE
                .with("plan_hash", ended.need().hash())
                .with("decision", ended.state().word())
                .with("decided_at", now.toString())
                .withAll(
                        "voters",
                        ended.votes().stream()
                                .map(vote -> new Canonical.Text(vote.person().value()))
                                .toList());
        return new Told(now, "ApprovalDecided", actor, detail);
    }

    /// In our own words: what people wrote stays with their votes.
    private static String reason(Approval ended) {
        return switch (ended.state()) {
            case REJECTED -> "rejected by " + ended.votes().getLast().person();
            case EXPIRED -> "not approved by %s: asked in %d rounds"
                    .formatted(ended.need().requirement().sentence(), ended.round());
            case SUPERSEDED -> "what runs has changed since people were asked: plan again";
            case CANCELLED -> "called off before people were asked";
            case PENDING, APPROVED -> ended.state().word();
        };
    }
}
