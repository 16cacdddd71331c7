package dev.slipway.core.rollout;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.catalogue.Catalogue;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.core.step.Versioned;
import java.time.Instant;

/// Asks the endpoint questions whose answers are known, after a rollout and after a way back alike.
public final class ValidateEndpoint implements Step<ValidateEndpoint.Request, Validation> {
    /// The run whose endpoint is to be tried: a plan's, or one that takes back.
    public record Request(RunId run) {}

    private static final String NAME = "ValidateEndpoint";

    private final Ledger ledger;
    private final ModelServer server;
    private final Kinds kinds;

    public ValidateEndpoint(Ledger ledger, ModelServer server, Catalogue catalogue) {
        this.ledger = ledger;
        this.server = server;
        this.kinds = new Kinds(catalogue);
    }

    @Override
    public Validation apply(Request request, Instant now) {
        var undo = ledger.read(Undo.key(request.run()));
        return undo.found().isPresent() ? back(undo, now) : planned(new PlanId(request.run().value()), now);
    }

    private Validation planned(PlanId id, Instant now) {
        var record = ledger.read(PlanRecord.key(id));
        return switch (record.value().status()) {
            case SERVING -> tried(record, now);
            case DEPLOYED -> new Validation.Passed(id, Quality.OK);
            case BROKEN -> new Validation.Failed(id, record.value().reason().orElse("QA_ERROR:unknown"));
            default -> throw new Malformed(
                    "plan %s is %s: only what serves is tried".formatted(id, record.value().status()));
        };
    }

    private Validation back(Versioned<Undo> undo, Instant now) {
        var way = undo.value();
        return switch (way.state()) {
            case BACK -> new Validation.Passed(way.plan(), Quality.OK);
            case MISSED -> new Validation.Failed(way.plan(), "QA_ERROR:not_back");
            case GOING_BACK -> throw new Malformed(
                    "the way back of %s is %s: only what serves is tried".formatted(way.run(), way.state()));
            case SERVING -> {
                var qa = ask(way.endpoint(), way.to().model(), way.run());
                var change = Change.of(way.run()).tell(tried(qa, now));
                var ends = new UndoLedger(ledger, NAME);
                if (qa.equals(Quality.OK)) {
                    ends.back(undo, change, now);
                    yield new Validation.Passed(way.plan(), qa);
                }
                ends.missed(undo, qa, change, now);
                yield new Validation.Failed(way.plan(), qa);
            }
        };
    }

    private String ask(ResourceName endpoint, ModelId model, RunId run) {
        var kind = kinds.of(model).orElseThrow(() -> new Malformed(model + " left the catalogue: plan again"));
        return Quality.ask(server, endpoint, model, kind, "slipway-" + run);
    }

    private static Told tried(String qa, Instant now) {
        return new Told(now, "EndpointTried", NAME, Canonical.Fields.NONE.with("qa", qa));
    }

    private Validation tried(Versioned<PlanRecord> record, Instant now) {
        if (!(record.value().plan().orElseThrow() instanceof DeploymentPlan plan)) {
            throw new Malformed("plan " + record.value().id() + " removes: there is nothing to try");
        }
        var id = record.value().id();
        var qa = ask(plan.endpoint(), plan.model(), id.run());
        var passed = qa.equals(Quality.OK);
        ledger.commit(Change.of(id.run())
                .write(
                        record,
                        record.value().becomes(passed ? PlanStatus.DEPLOYED : PlanStatus.BROKEN, qa, now))
                .tell(tried(qa, now)));
        return passed ? new Validation.Passed(id, qa) : new Validation.Failed(id, qa);
    }
}
