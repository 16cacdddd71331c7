package dev.slipway.core.plan;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.fit.OfferPrice;
import java.util.List;

/// The evidence of a plan: what it was made of, and what was left aside.
///
/// Shape: `model`, `image`, `price`, `memory`, `clauses` and `alternatives`; amounts of money in micro-USD and
/// as dollars, memory in bytes of one GPU.
final class Considered {
    private Considered() {}

    static Canonical.Fields of(DeploymentPlan plan, CatalogueModel model, Candidates candidates, Policy policy) {
        var choice = candidates.choice().orElseThrow();
        return clauses(policy)
                .with("model", Canonical.Fields.NONE
                        .with("id", model.id())
                        .with("source", model.source())
                        .with("listed", model.listed().toString()))
                .with("image", Canonical.Fields.NONE
                        .with("reference", plan.image().reference())
                        .with("tag", plan.image().tag())
                        .with("basis", CatalogueModel.IMAGE_BASIS))
                .with("price", price(choice))
                .with("memory", memory(choice))
                .withAll("alternatives", alternatives(candidates));
    }

    /// The clauses of the plan's environment, word for word.
    static Canonical.Fields clauses(Policy policy) {
        return Canonical.Fields.NONE.withAll(
                "clauses",
                policy.clauses().stream()
                        .map(clause -> Canonical.Fields.NONE
                                .with("id", clause.id())
                                .with("title", clause.title())
                                .with("text", clause.text()))
                        .toList());
    }

    static List<Canonical.Fields> alternatives(Candidates candidates) {
        return candidates.rejected().stream()
                .map(rejected -> alternative(rejected))
                .toList();
    }

    private static Canonical.Fields alternative(Candidates.Rejected rejected) {
        var fields = Canonical.Fields.NONE
                .with("instance_type", rejected.offer().type())
                .with("rejected", rejected.reason());
        return rejected.price() instanceof OfferPrice.Listed price
                ? fields.with("usd_per_hour", price.perHour().dollars())
                : fields;
    }

    private static Canonical.Fields price(Candidates.Candidate choice) {
        return Canonical.Fields.NONE
                .with("instance_type", choice.offer().type())
                .with("usd_per_hour", choice.price().perHour().dollars())
                .with("as_of", choice.price().asOf().toString())
                .with("source", choice.price().source());
    }

    private static Canonical.Fields memory(Candidates.Candidate choice) {
        var fit = choice.fit();
        return Canonical.Fields.NONE
                .with("needed_bytes", fit.neededBytes())
                .with("available_bytes", fit.availableBytes())
                .with("gpus", choice.offer().count())
                .with("tensor_parallel", fit.tensorParallel())
                .with("context_tokens", fit.contextTokens())
                .withAll("assumptions", fit.assumptions().stream().map(Canonical.Text::new).toList());
    }
}
