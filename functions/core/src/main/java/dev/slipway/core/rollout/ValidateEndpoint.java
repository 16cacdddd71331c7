package dev.slipway.core.rollout;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.catalogue.Catalogue;
import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.catalogue.ModelKind;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.core.step.Versioned;
import java.time.Instant;

/// Asks the endpoint questions whose answers are known.
public final class ValidateEndpoint implements Step<ValidateEndpoint.Request, Validation> {
    /// The plan whose endpoint is to be tried.
    public record Request(PlanId plan) {}

    private static final String NAME = "ValidateEndpoint";

    private final Ledger ledger;
    private final ModelServer server;
    private final Catalogue catalogue;

    public ValidateEndpoint(Ledger ledger, ModelServer server, Catalogue catalogue) {
        this.ledger = ledger;
        this.server = server;
        this.catalogue = catalogue;
    }

    @Override
    public Validation apply(Request request, Instant now) {
        var record = ledger.read(PlanRecord.key(request.plan()));
        return switch (record.value().status()) {
            case SERVING -> tried(record, now);
            case DEPLOYED -> new Validation.Passed(request.plan(), Quality.OK);
            case BROKEN -> new Validation.Failed(request.plan(), record.value().reason().orElse("QA_ERROR:unknown"));
            default -> throw new Malformed("plan %s is %s: only what serves is tried"
                    .formatted(request.plan(), record.value().status()));
        };
    }

    private Validation tried(Versioned<PlanRecord> record, Instant now) {
        if (!(record.value().plan().orElseThrow() instanceof DeploymentPlan plan)) {
            throw new Malformed("plan " + record.value().id() + " removes: there is nothing to try");
        }
        var id = record.value().id();
        var qa = Quality.ask(server, plan.endpoint(), plan.model(), kindOf(plan.model()), "slipway-" + id);
        var passed = qa.equals(Quality.OK);
        ledger.commit(Change.of(id.run())
                .write(
                        record,
                        record.value().becomes(passed ? PlanStatus.DEPLOYED : PlanStatus.BROKEN, qa, now))
                .tell(new Told(now, "EndpointTried", NAME, Canonical.Fields.NONE.with("qa", qa))));
        return passed ? new Validation.Passed(id, qa) : new Validation.Failed(id, qa);
    }

    private ModelKind kindOf(ModelId model) {
        return catalogue.models().stream()
                .filter(known -> known.id().equals(model))
                .map(CatalogueModel::kind)
                .findFirst()
                .orElseThrow(() -> new Malformed(model + " left the catalogue: plan again"));
    }
}
