package dev.slipway.core.guard;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.CanonicalForm;
import dev.slipway.core.audit.Told;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Finding;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Images;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.plan.Policy;
import dev.slipway.core.step.Again;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Evidence;
import dev.slipway.core.step.FindingsForm;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.core.step.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Gathers the facts, asks the guard, and reserves the budget and the endpoint when nothing stands in the way.
public final class GuardPlan implements Step<GuardPlan.Request, Verdict> {
    /// The plan to be judged.
    public record Request(PlanId plan) {}

    private static final String NAME = "GuardPlan";

    private final Ledger ledger;
    private final Policies policies;
    private final FactSources sources;
    private final Evidence evidence;

    public GuardPlan(
            Ledger ledger, Policies policies, Prices prices, Images images, Evidence evidence, Metrics metrics) {
        this.ledger = ledger;
        this.policies = policies;
        this.sources = new FactSources(ledger, prices, images, metrics);
        this.evidence = evidence;
    }

    @Override
    public Verdict apply(Request request, Instant now) {
        return Again.whenItMoved(() -> judge(request, now));
    }

    private Verdict judge(Request request, Instant now) {
        var record = ledger.read(PlanRecord.key(request.plan()));
        if (record.value().status() != PlanStatus.PLANNED) {
            return repeated(record.value());
        }
        var intent = record.value().intent();
        var budget = ledger.read(Budget.key(intent.environment()));
        var endpoint = ledger.read(EndpointRecord.key(intent.app(), intent.environment()));
        var facts = sources.about(record.value());
        var policy = policies.of(intent.environment())
                .orElseThrow(() -> new Malformed("the policy bundle names no environment " + intent.environment()
                        + ": plan again"));

        var findings = Guard.check(new Case(
                record.value(), facts, policy, budget.found().orElse(Budget.UNTOUCHED), endpoint.found(), now));
        var verdict = Verdict.of(request.plan(), findings, FindingsForm.keep(evidence, findings));

        ledger.commit(changeFor(verdict, findings, keep(facts, policy), record, budget, endpoint, now));
        return verdict;
    }

    /// The answer of an earlier try whose answer was lost.
    private static Verdict repeated(PlanRecord record) {
        var findings = record.findings()
                .filter(_ -> record.status() != PlanStatus.UNSATISFIABLE)
                .orElseThrow(() -> new Malformed("plan " + record.id() + " is " + record.status() + ", not planned"));
        if (record.status() != PlanStatus.DENIED) {
            return new Verdict.Allowed(record.id(), findings);
        }
        return record.needsPerson()
                ? new Verdict.NeedsApproval(record.id(), findings)
                : new Verdict.Denied(record.id(), findings);
    }

    private Digest keep(Facts facts, Policy policy) {
        return evidence.keep(CanonicalForm.bytes(facts.canonical().with("policy", policy.canonical())));
    }

    private static Change changeFor(
            Verdict verdict,
            List<Finding> findings,
            Digest facts,
            Versioned<PlanRecord> record,
            Versioned<Budget> budget,
            Versioned<EndpointRecord> endpoint,
            Instant now) {
        var plan = record.value();
        var detail = Canonical.Fields.NONE
                .with("plan_hash", plan.plan().orElseThrow().hash())
                .with("facts", facts)
                .with("findings", verdict.findings())
                .withAll("rules", findings.stream().map(f -> new Canonical.Text(f.rule())).toList())
                .with("verdict", verdict.getClass().getSimpleName());
        var told = Change.of(plan.id().run()).tell(new Told(now, "PlanJudged", NAME, detail));
        return switch (verdict) {
            case Verdict.Allowed allowed -> taken(told, plan, budget, endpoint)
                    .write(record, plan.judged(PlanStatus.ALLOWED, allowed.findings(), false, Optional.empty(), now));
            case Verdict.NeedsApproval needed -> told.write(
                    record,
                    plan.judged(PlanStatus.DENIED, needed.findings(), true, Optional.of("needs a person"), now));
            case Verdict.Denied denied -> told.write(
                    record,
                    plan.judged(
                            PlanStatus.DENIED, denied.findings(), false, Optional.of("refused by policy"), now));
        };
    }

    /// The endpoint is taken and the cost reserved in the commit that lets the plan go on.
    private static Change taken(
            Change change, PlanRecord plan, Versioned<Budget> budget, Versioned<EndpointRecord> endpoint) {
        var intent = plan.intent();
        var taken = endpoint.found()
                .orElseGet(() -> EndpointRecord.vacant(intent.app(), intent.environment()))
                .takenBy(plan.id());
        if (!(plan.plan().orElseThrow() instanceof DeploymentPlan deployment)) {
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
