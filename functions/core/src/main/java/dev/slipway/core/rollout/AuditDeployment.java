package dev.slipway.core.rollout;

import dev.slipway.core.approval.Conclusion;
import dev.slipway.core.approval.Post;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.PlanId;
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
import java.util.Optional;

/// Has the last word on every plan: how it ended, what is given back, what stays taken.
public final class AuditDeployment implements Step<AuditDeployment.Request, Ending> {
    /// The plan, and why its machine broke off: nothing, or one trouble.
    public record Request(PlanId plan, List<Trouble> failures) {
        public Request {
            failures = List.copyOf(failures);
        }
    }

    private static final String NAME = "AuditDeployment";

    private final Ledger ledger;
    private final Post post;

    public AuditDeployment(Ledger ledger, Post post) {
        this.ledger = ledger;
        this.post = post;
    }

    @Override
    public Ending apply(Request request, Instant now) {
        return Again.whenItMoved(() -> close(request, now));
    }

    private Ending close(Request request, Instant now) {
        var record = ledger.read(PlanRecord.key(request.plan()));
        if (record.value().closedAt().isEmpty()) {
            var ended = ended(record.value(), request.failures(), now);
            post.tell(ended, NAME);
            var change = Conclusion.cancelled(Change.of(ended.id().run()), ledger, ended.id(), NAME, now)
                    .write(record, ended.closed(now))
                    .remove(ledger.read(RunningPlan.key(ended.id())))
                    .tell(told(ended, now));
            ledger.commit(settled(change, ended, now));
        }
        return !request.failures().isEmpty()
                ? new Ending.BrokenOff(request.plan())
                : new Ending.Finished(request.plan());
    }

    /// A plan whose machine broke off ends without success; once it was being carried out, something may run.
    private static PlanRecord ended(PlanRecord record, List<Trouble> failures, Instant now) {
        if (record.status().ended()) {
            return record;
        }
        var acted = record.status() == PlanStatus.EXECUTING || record.status() == PlanStatus.SERVING;
        return record.becomes(
                acted ? PlanStatus.BROKEN : PlanStatus.FAILED,
                failures.stream().map(Trouble::sentence).findFirst().orElse("the machine ended early"),
                now);
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
        var owner = endpoint.found().flatMap(EndpointRecord::owner);
        if (!owner.equals(Optional.of(record.id()))) {
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
