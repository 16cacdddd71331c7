package dev.slipway.core.plan;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.CanonicalForm;
import dev.slipway.core.audit.Told;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Evidence;
import dev.slipway.core.step.FindingsForm;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.core.step.Versioned;
import java.time.Instant;
import java.util.Optional;

/// Makes a plan of an intent, by rules: what would run, where, and what it costs.
public final class PlanDeployment implements Step<PlanDeployment.Request, Planning> {
    /// The plan to be made.
    public record Request(PlanId plan) {}

    private static final String NAME = "PlanDeployment";

    private final Ledger ledger;
    private final Policies policies;
    private final Planner planner;
    private final Evidence evidence;

    public PlanDeployment(Ledger ledger, Policies policies, Planner planner, Evidence evidence) {
        this.ledger = ledger;
        this.policies = policies;
        this.planner = planner;
        this.evidence = evidence;
    }

    @Override
    public Planning apply(Request request, Instant now) {
        var record = ledger.read(PlanRecord.key(request.plan()));
        if (record.value().status() != PlanStatus.ACCEPTED) {
            return repeated(record.value());
        }
        var intent = record.value().intent();
        var policy = policies.of(intent.environment())
                .orElseThrow(() -> new Malformed("the policy bundle names no environment " + intent.environment()
                        + ": plan again"));
        var endpoint = ledger.read(EndpointRecord.key(intent.app(), intent.environment()));

        return switch (planner.draft(intent, policy, endpoint.found(), now)) {
            case Draft.Made made -> planned(record, made, now);
            case Draft.Already already -> nothingToDo(record, already, now);
            case Draft.Impossible impossible -> unsatisfiable(record, impossible, now);
        };
    }

    /// The answer of an earlier try whose answer was lost.
    private static Planning repeated(PlanRecord record) {
        return switch (record.status()) {
            case NOTHING_TO_DO -> new Planning.NothingToDo(record.id());
            case UNSATISFIABLE -> new Planning.Unsatisfiable(record.id(), record.findings().orElseThrow());
            default -> new Planning.Planned(
                    record.id(),
                    record.plan()
                            .orElseThrow(() -> new Malformed("plan " + record.id() + " was closed before it was made"))
                            .hash());
        };
    }

    private Planning planned(Versioned<PlanRecord> record, Draft.Made made, Instant now) {
        var considered = evidence.keep(CanonicalForm.bytes(made.considered()));
        var hash = made.plan().hash();
        var detail = Canonical.Fields.NONE.with("plan_hash", hash).with("considered", considered);
        commit(record, record.value().planned(made.plan(), made.cost(), considered, now), "PlanMade", detail, now);
        return new Planning.Planned(record.value().id(), hash);
    }

    private Planning nothingToDo(Versioned<PlanRecord> record, Draft.Already already, Instant now) {
        var detail = Canonical.Fields.NONE.with("reason", already.reason());
        var next = record.value().becomes(PlanStatus.NOTHING_TO_DO, already.reason(), now);
        commit(record, next, "NothingToDo", detail, now);
        return new Planning.NothingToDo(record.value().id());
    }

    private Planning unsatisfiable(Versioned<PlanRecord> record, Draft.Impossible impossible, Instant now) {
        var findings = FindingsForm.keep(evidence, impossible.findings());
        var considered = evidence.keep(CanonicalForm.bytes(impossible.considered()));
        var reason = impossible.findings().getFirst();
        var next = record.value()
                .judged(PlanStatus.UNSATISFIABLE, findings, Optional.of(reason.sentence()), now)
                .considering(considered);
        var detail = Canonical.Fields.NONE.with("findings", findings).with("reason", reason.rule());
        commit(record, next, "PlanImpossible", detail, now);
        return new Planning.Unsatisfiable(record.value().id(), findings);
    }

    private void commit(
            Versioned<PlanRecord> record, PlanRecord next, String type, Canonical.Fields detail, Instant now) {
        ledger.commit(
                Change.of(next.id().run()).write(record, next).tell(new Told(now, type, NAME, detail)));
    }
}
