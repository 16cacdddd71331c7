package dev.slipway.core.plan;

import dev.slipway.core.catalogue.Catalogue;
import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.fit.Fit;
import dev.slipway.core.fit.Offers;
import dev.slipway.core.fit.Prices;
import dev.slipway.core.model.Image;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.UsdPerHour;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The planner by rules: the model that the sentence names, on the cheapest offer that fits and satisfies policy, at the
/// prices of the region where it would run.
public final class Planner {
    private final Catalogue catalogue;
    private final Offers offers;
    private final Prices prices;
    private final Fit fit;
    private final Images images;
    private volatile ModelIndex index = ModelIndex.of(List.of());

    public Planner(Catalogue catalogue, Offers offers, Prices prices, Fit fit, Images images) {
        this.catalogue = catalogue;
        this.offers = offers;
        this.prices = prices;
        this.fit = fit;
        this.images = images;
    }

    Draft draft(Intent intent, Policy policy, Optional<EndpointRecord> endpoint, Instant now) {
        return switch (intent.kind()) {
            case REMOVAL -> removal(intent, policy, endpoint);
            case DEPLOYMENT -> switch (Sentence.read(intent.sentence())) {
                case Wish wish -> deployment(intent, wish, policy, endpoint, now);
                case Reading.NotAWish not -> Draft.impossible(
                        "NotADeployment", not.reason(), "a sentence that asks for a deployment", not.remedy());
                case Reading.Unclear unclear -> {
                    var problem = unclear.problems().getFirst();
                    yield Draft.impossible("Unclear", problem.observed(), problem.accepted(), problem.remedy());
                }
            };
        };
    }

    private static Draft removal(Intent intent, Policy policy, Optional<EndpointRecord> endpoint) {
        var there = endpoint.filter(e -> e.state() != EndpointRecord.State.REMOVED);
        if (there.isEmpty()) {
            return new Draft.Already("nothing of %s runs in %s".formatted(intent.app(), intent.environment()));
        }
        var plan = new RemovalPlan(policy.place(), intent.app());
        return new Draft.Made(plan, Optional.empty(), Considered.clauses(policy));
    }

    private Draft deployment(
            Intent intent, Wish wish, Policy policy, Optional<EndpointRecord> endpoint, Instant now) {
        var models = index();
        return switch (ModelResolver.resolve(wish, models)) {
            case Resolution.Resolved resolved -> placed(
                    intent, wish, models.model(resolved.model()), policy, endpoint, now);
            case Resolution.Ambiguous ambiguous -> ambiguous(wish, ambiguous.candidates());
            case Resolution.Unknown unknown -> Draft.impossible(
                    "UnknownModel",
                    wish.model(),
                    "a model of the catalogue" + (unknown.nearest().isEmpty() ? "" : ", nearest " + names(unknown.nearest())),
                    "name a model of the catalogue");
        };
    }

    /// One candidate alone is asked back too: a shorter name may have meant a model that is not in the catalogue.
    private static Draft ambiguous(Wish wish, List<ModelId> candidates) {
        return candidates.size() == 1
                ? Draft.impossible(
                        "AmbiguousModel",
                        wish.model(),
                        "the whole name of a model",
                        "did you mean %s? Then name it like that".formatted(candidates.getFirst()))
                : Draft.impossible(
                        "AmbiguousModel", wish.model(), "one of " + names(candidates), "name one of them");
    }

    private Draft placed(
            Intent intent,
            Wish wish,
            CatalogueModel model,
            Policy policy,
            Optional<EndpointRecord> endpoint,
            Instant now) {
        var wanted = Wanted.of(intent, wish, policy);
        var lacking = lacking(model, wish);
        if (lacking.isPresent()) {
            return lacking.get();
        }
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var candidates = Candidates.among(offers.offers(), prices, model, wanted, policy, fit, today);
        if (candidates.choice().isEmpty()) {
            return NothingFits.because(model, wanted, candidates, policy);
        }
        var repository = "nim/" + model.id();
        var digest = images.digest(policy.place().registry(), repository, model.tag());
        if (digest.isEmpty()) {
            return Draft.impossible(
                    "ImageMissing",
                    "%s/%s:%s is not there".formatted(policy.place().registry(), repository, model.tag()),
                    "an image in the place's registry",
                    "copy the image there, or choose another model");
        }
        var image = new Image(policy.place().registry(), repository, model.tag(), digest.get());
        return made(intent, model, image, wanted, candidates, policy, endpoint);
    }

    /// What the sentence asks of the model itself and the model has not.
    private static Optional<Draft> lacking(CatalogueModel model, Wish wish) {
        var shape = model.shape();
        if (wish.contextTokens().orElse(0) > shape.maxContext()) {
            return Optional.of(Draft.impossible(
                    "ContextTooLong",
                    wish.contextTokens().getAsInt() + " tokens",
                    "at most %d tokens, as %s has".formatted(shape.maxContext(), model.id()),
                    "ask for less, or for another model"));
        }
        return wish.precision()
                .filter(said -> !said.equalsIgnoreCase(shape.precision().name()))
                .map(said -> Draft.impossible(
                        "OtherPrecision",
                        said,
                        "%s, as %s is offered".formatted(shape.precision(), model.id()),
                        "leave the precision out, or name another model"));
    }

    private static Draft made(
            Intent intent,
            CatalogueModel model,
            Image image,
            Wanted wanted,
            Candidates candidates,
            Policy policy,
            Optional<EndpointRecord> endpoint) {
        var choice = candidates.choice().orElseThrow();
        var running = endpoint.flatMap(EndpointRecord::current);
        var live = endpoint.filter(e -> e.state() == EndpointRecord.State.LIVE);
        var plan = new DeploymentPlan(
                policy.place(),
                intent.app(),
                model.id(),
                image,
                choice.offer().type(),
                wanted.instances(),
                servingArguments(model, choice),
                policy.rollout().policyFor(wanted.instances()),
                alarms(intent, policy),
                Guarded.of(policy.rollout().policy(), wanted.instances(), live.isPresent()));
        if (live.isPresent() && running.map(Generation::hash).equals(Optional.of(plan.hash()))) {
            return new Draft.Already("generation %d serves exactly this".formatted(running.orElseThrow().number()));
        }
        var beside = live.flatMap(e -> running).map(Generation::cost).orElse(UsdPerHour.ZERO);
        var cost = new Cost(
                choice.cost(), choice.cost().plus(beside), choice.price().asOf(), choice.price().source());
        return new Draft.Made(plan, Optional.of(cost), Considered.of(plan, model, candidates, policy));
    }

    private static List<AlarmPlan> alarms(Intent intent, Policy policy) {
        var endpoint = EndpointRecord.nameOf(intent.app(), intent.environment());
        return policy.rollout().alarms().stream()
                .map(terms -> AlarmPlan.of(endpoint, terms))
                .toList();
    }

    /// What the container reads; no secret is ever among it.
    private static SortedMap<String, String> servingArguments(CatalogueModel model, Candidates.Candidate choice) {
        var arguments = new TreeMap<String, String>();
        arguments.put("NIM_MAX_MODEL_LEN", Integer.toString(choice.fit().contextTokens()));
        arguments.put("NIM_SERVED_MODEL_NAME", model.id().value());
        arguments.put("NIM_TENSOR_PARALLEL_SIZE", Integer.toString(choice.fit().tensorParallel()));
        return arguments;
    }

    /// Made anew only when the catalogue gives another list. Two at a time may each make one; either is right.
    private ModelIndex index() {
        var renewed = index.renewedFor(catalogue.models());
        index = renewed;
        return renewed;
    }

    private static String names(List<ModelId> models) {
        return String.join(", ", models.stream().map(ModelId::value).toList());
    }
}
