package dev.slipway.core.guard;

import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.People;
import dev.slipway.core.audit.CanonicalForm;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Images;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.plan.Policy;
import dev.slipway.core.plan.Tags;
import dev.slipway.core.step.Again;
import dev.slipway.core.step.Evidence;
import dev.slipway.core.step.FindingsForm;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
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
    private final Prices prices;
    private final Images images;
    private final Evidence evidence;

    public GuardPlan(
            Ledger ledger, Policies policies, People people, Prices prices, Images images, Evidence evidence) {
        this.ledger = ledger;
        this.policies = policies;
        this.people = people;
        this.prices = prices;
        this.images = images;
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
        var intent = record.value().intent();
        var budget = ledger.read(Budget.key(intent.environment()));
        var endpoint = ledger.read(EndpointRecord.key(intent.app(), intent.environment()));
        var facts = factsOf(record.value());
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
            case DENIED -> new Verdict.Denied(record.id(), findings);
            default -> new Verdict.Allowed(record.id(), findings);
        };
    }

    private Facts factsOf(PlanRecord record) {
        var tags = List.copyOf(Tags.of(record).keySet());
        if (!(record.plan().orElseThrow() instanceof DeploymentPlan plan)) {
            return new Facts(Optional.empty(), Optional.empty(), tags);
        }
        var image = plan.image();
        return new Facts(
                prices.price(plan.place().region(), plan.instanceType()),
                images.digest(image.registry(), image.repository(), image.digest().value()),
                tags);
    }

    private Digest keep(Facts facts, Policy policy) {
        return evidence.keep(CanonicalForm.bytes(facts.canonical().with("policy", policy.canonical())));
    }

    private Digest keep(Case.Said said) {
        return evidence.keep(CanonicalForm.bytes(said.approval().canonical()));
    }
}
