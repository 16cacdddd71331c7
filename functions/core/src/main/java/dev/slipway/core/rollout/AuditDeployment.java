package dev.slipway.core.rollout;

import dev.slipway.core.approval.Conclusion;
import dev.slipway.core.approval.Post;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.approval.People;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.Trouble;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.RunningPlan;
import dev.slipway.core.step.Again;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import java.time.Instant;
import java.util.List;

/// Has the last word on every plan and every rollback: how it ended, what is given back, what stays taken.
public final class AuditDeployment implements Step<AuditDeployment.Request, Ending> {
    /// The run of a plan or of a rollback, and why its machine broke off: nothing, or one trouble.
    public record Request(RunId run, List<Trouble> failures) {
        public Request {
            failures = List.copyOf(failures);
        }
    }

    static final String NAME = "AuditDeployment";

    private final Ledger ledger;
    private final RollbackMail mail;
    private final NoticeBoard board;
    private final AuditRollback rollbacks;

    public AuditDeployment(Ledger ledger, Post post, People people, NoticeBoard board) {
        this.ledger = ledger;
        this.mail = new RollbackMail(ledger, post, people);
        this.board = board;
        this.rollbacks = new AuditRollback(ledger, mail, board);
    }

    @Override
    public Ending apply(Request request, Instant now) {
        var ending = Again.whenItMoved(() -> {
            if (ledger.read(Rollback.key(request.run())).found().isPresent()) {
                rollbacks.close(request, now);
            } else {
                close(request, now);
            }
            return request.failures().isEmpty()
                    ? new Ending.Finished(request.run())
                    : new Ending.BrokenOff(request.run());
        });
        board.tell(request.run());
        return ending;
    }

    private void close(Request request, Instant now) {
        var record = ledger.read(PlanRecord.key(new PlanId(request.run().value())));
        if (record.value().closedAt().isEmpty()) {
            var ended = ended(record.value(), request.failures(), now);
            mail.tell(ended, NAME);
            var change = Conclusion.cancelled(Change.of(ended.id().run()), ledger, ended.id(), NAME, now)
                    .write(record, ended.closed(now))
                    .remove(ledger.read(RunningPlan.key(ended.id())))
                    .tell(told(ended, now));
            var why = ended.reason().orElse("");
            var closing = UndoLedger.givenUp(change, ledger, ended.id().run(), why);
            ledger.commit(board.keep(settled(closing, ended, now), Notice.of(ended, now)));
        }
    }

    /// A plan whose machine broke off ends without success; once it was being carried out, something may run.
    private static PlanRecord ended(PlanRecord record, List<Trouble> failures, Instant now) {
        if (record.status().ended()) {
            return record;
        }
        var why = failures.stream().map(Trouble::sentence).findFirst().orElse("the machine ended early");
        return switch (record.status()) {
            case UNDOING -> record.becomes(
                    PlanStatus.BROKEN, record.reason().orElse("") + "; and it did not go back: " + why, now);
            case EXECUTING, SERVING -> record.becomes(PlanStatus.BROKEN, why, now);
            default -> record.becomes(PlanStatus.FAILED, why, now);
        };
    }

    private static Told told(PlanRecord record, Instant now) {
        var detail = Canonical.Fields.NONE.with("status", record.status().word());
        var reason = record.reason();
        return new Told(
                now, "DeploymentAudited", NAME, reason.isPresent() ? detail.with("reason", reason.get()) : detail);
    }

    /// Gives back the endpoint and what of the budget is not spent.
    private Change settled(Change change, PlanRecord record, Instant now) {
        var intent = record.intent();
        var endpoint = ledger.read(EndpointRecord.key(intent.app(), intent.environment()));
        if (endpoint.found().filter(there -> there.isOwnedBy(record.id().run())).isEmpty()) {
            return change;
        }
        var budget = ledger.read(Budget.key(intent.environment()));
        var before = budget.found().orElse(Budget.UNTOUCHED);
        var settled = Settlement.of(record, endpoint.value(), before, now);
        var written = settled.endpoint().neverWas()
                ? change.remove(endpoint)
                : change.write(endpoint, settled.endpoint());
        return settled.budget().equals(before) ? written : written.write(budget, settled.budget());
    }
}
