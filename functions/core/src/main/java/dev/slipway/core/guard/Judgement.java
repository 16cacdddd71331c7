package dev.slipway.core.guard;

import dev.slipway.core.approval.ApprovalNeed;
import dev.slipway.core.approval.Requirement;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Finding;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Versioned;
import java.util.List;
import java.util.Optional;

/// What a verdict writes: nothing is held but by the commit that lets a plan go on.
record Judgement(Case judged, Verdict verdict, List<Finding> findings, Digest facts, Optional<Digest> approval) {
    Change change(
            Ledger ledger,
            Versioned<PlanRecord> record,
            Versioned<Budget> budget,
            Versioned<EndpointRecord> endpoint) {
        var plan = record.value();
        var told = Change.of(plan.id().run()).tell(told());
        return switch (verdict) {
            case Verdict.Allowed allowed -> taken(told, budget, endpoint)
                    .write(record, plan.allowed(verdict.findings(), judged.facts().price().map(Facts.Price::asOf), judged.now()));
            case Verdict.NeedsApproval needed -> told.write(
                            record, becomes(PlanStatus.AWAITING_APPROVAL, Optional.empty()))
                    .write(ledger.read(ApprovalNeed.key(plan.id())), need());
            case Verdict.Denied denied -> told.write(record, becomes(PlanStatus.DENIED, Optional.of(reason())));
        };
    }

    private PlanRecord becomes(PlanStatus status, Optional<String> reason) {
        return judged.record().judged(status, verdict.findings(), reason, judged.now());
    }

    private String reason() {
        return judged.said().isPresent() ? "approved by people, and then refused by policy" : "refused by policy";
    }

    private ApprovalNeed need() {
        return new ApprovalNeed(
                judged.record().id(),
                judged.plan().hash(),
                List.of(judged.record().intent().requester()),
                Requirement.of(judged.policy().approval(), judged.cost()),
                findings,
                ApprovalNeed.generation(judged.endpoint()));
    }

    private Told told() {
        var detail = Canonical.Fields.NONE
                .with("plan_hash", judged.plan().hash())
                .with("facts", facts)
                .with("findings", verdict.findings())
                .withAll("rules", findings.stream().map(f -> new Canonical.Text(f.rule())).toList())
                .with("verdict", verdict.getClass().getSimpleName());
        return new Told(
                judged.now(),
                "PlanJudged",
                GuardPlan.NAME,
                approval.isPresent() ? detail.with("approval", approval.get()) : detail);
    }

    /// The endpoint is taken and the cost reserved in the commit that lets the plan go on.
    private Change taken(Change change, Versioned<Budget> budget, Versioned<EndpointRecord> endpoint) {
        var plan = judged.record();
        var intent = plan.intent();
        var taken = endpoint.found()
                .orElseGet(() -> EndpointRecord.vacant(intent.app(), intent.environment()))
                .takenBy(plan.id().run());
        if (!(judged.plan() instanceof DeploymentPlan deployment)) {
            return change.write(endpoint, taken);
        }
        var reserved = budget.found()
                .orElse(Budget.UNTOUCHED)
                .reserve(
                        plan.id(),
                        deployment.endpoint(),
                        deployment.fleet(),
                        plan.cost().orElseThrow().now());
        return change.write(endpoint, taken.with(deployment.objects())).write(budget, reserved);
    }
}
