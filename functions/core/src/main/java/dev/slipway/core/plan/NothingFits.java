package dev.slipway.core.plan;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.fit.Prices;
import dev.slipway.core.model.Finding;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Severity;
import java.util.List;

/// Says why no offer could be chosen.
final class NothingFits {
    private static final String REMEDY = "choose a smaller model or another instance type; " + Prices.SUPPLIED;

    private NothingFits() {}

    static Draft because(CatalogueModel model, Wanted wanted, Candidates candidates, Policy policy) {
        if (candidates.rejected().isEmpty()) {
            return Draft.impossible(
                    "NoSuchOffer",
                    wanted.type().map(InstanceType::value).or(wanted::gpu).orElse("no offer"),
                    "an instance type or GPU of the instance table",
                    wanted.type()
                            .map(type -> "choose one that is allowed, such as "
                                    + InstanceTypes.nearest(type.value(), policy.instanceTypes()))
                            .orElse("choose one of the table"));
        }
        var findings = candidates.rejected().stream()
                .map(rejected -> new Finding(
                        "NothingFits",
                        Severity.DENY,
                        List.of(),
                        "%s on %s: %s".formatted(model.id(), rejected.offer().type(), rejected.reason()),
                        "an offer that fits, at a known price",
                        REMEDY))
                .toList();
        return new Draft.Impossible(
                findings, Canonical.Fields.NONE.withAll("alternatives", Considered.alternatives(candidates)));
    }
}
