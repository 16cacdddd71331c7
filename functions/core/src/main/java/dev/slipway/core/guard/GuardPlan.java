package dev.slipway.core.guard;

import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.People;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.CanonicalForm;
import dev.slipway.core.audit.Told;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.fit.Prices;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.Cancellation;
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
///
/// A plan about which people have to decide is judged once more when they have: with the facts, the policy and the people of
/// that moment. Then it is allowed or denied, and never asked about again.
public final class GuardPlan implements Step<GuardPlan.Request, Verdict> {
    /// The plan to be judged.
    public record Request(PlanId plan) {}

    static final String NAME = "GuardPlan";

    private final Ledger ledger;
    private final Policies policies;
    private final People people;
    private final FactSources sources;
    private final Evidence evidence;

    public GuardPlan(
            Ledger ledger,
            Policies policies,
            People people,
            Prices prices,
            Images images,
            Evidence evidence,
            Metrics metrics) {
        this.ledger = ledger;
        this.policies = policies;
        this.people = people;
        this.sources = new FactSources(ledger, prices, images, metrics);
        this.evidence = evidence;
    }

    @Override
    public Verdict apply(Request request, Instant now) {
        return Again.whenItMoved(() -> judge(request, now));
    }

    private Verdict judge(Request request, Instant now) {
        var record = ledger.read(PlanRecord.key(request.plan()));
        var decided = ledger.read(Approval.key(request.plan())).found().filter(approval -> !approval.isPending());
        if (!isDue(record.value(), decided)) {
            return repeated(record.value());
        }
        var off = ledger.read(Cancellation.key(request.plan())).found();
        if (off.isPresent()) {
            return cancelled(record, off.get(), now);
        }
        var intent = record.value().intent();
        var budget = ledger.read(Budget.key(intent.environment()));
        var endpoint = ledger.read(EndpointRecord.key(intent.app(), intent.environment()));
        var facts = sources.about(record.value());
        var policy = policies.of(intent.environment())
                .orElseThrow(() -> new Malformed("the policy bundle names no environment " + intent.environment()
                        + ": plan again"));
        var said = decided.map(approval -> new Case.Said(approval, people.all()));
        var judged = new Case(
                record.value(), facts, policy, budget.found().orElse(Budget.UNTOUCHED), endpoint.found(), said, now);
        var findings = Guard.check(judged);
        var verdict = Verdict.of(request.plan(), findings, said.isPresent(), FindingsForm.keep(evidence, findings));
        var judgement = new Judgement(judged, verdict, findings, keep(facts, policy), said.map(this::keep));
        ledger.commit(judgement.change(ledger, record, budget, endpoint));
        return verdict;
    }

    /// Called off by a person: nothing is judged any more.
    private Verdict cancelled(Versioned<PlanRecord> record, Cancellation off, Instant now) {
        var findings = FindingsForm.keep(evidence, List.of());
        ledger.commit(Change.of(off.plan().run())
                .write(
                        record,
                        record.value().judged(PlanStatus.CANCELLED, findings, Optional.of(off.sentence()), now))
                .tell(new Told(
                        now,
                        "PlanCancelled",
                        NAME,
                        Canonical.Fields.NONE.with("plan_hash", record.value().plan().orElseThrow().hash()))));
        return new Verdict.Denied(off.plan(), findings);
    }

    /// Planned and never judged, or decided by people and not judged since.
    private static boolean isDue(PlanRecord record, Optional<Approval> decided) {
        return record.status() == PlanStatus.PLANNED
                || (record.status() == PlanStatus.AWAITING_APPROVAL && decided.isPresent());
    }

    /// The answer of an earlier try whose answer was lost.
    private static Verdict repeated(PlanRecord record) {
        var findings = record.findings()
                .filter(_ -> record.status() != PlanStatus.UNSATISFIABLE)
                .orElseThrow(() -> new Malformed("plan " + record.id() + " is " + record.status() + ", not planned"));
        return switch (record.status()) {
            case AWAITING_APPROVAL -> new Verdict.NeedsApproval(record.id(), findings);
            case DENIED, CANCELLED -> new Verdict.Denied(record.id(), findings);
            default -> new Verdict.Allowed(record.id(), findings);
        };
    }

    private Digest keep(Facts facts, Policy policy) {
        return evidence.keep(CanonicalForm.bytes(facts.canonical().with("policy", policy.canonical())));
    }

    private Digest keep(Case.Said said) {
        return evidence.keep(CanonicalForm.bytes(said.approval().canonical()));
    }
}
