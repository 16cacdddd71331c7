package dev.slipway.core.plan;

import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.fit.Accelerator;
import dev.slipway.core.fit.Fit;
import dev.slipway.core.fit.FitReport;
import dev.slipway.core.fit.GpuOffer;
import dev.slipway.core.fit.OfferPrice;
import dev.slipway.core.fit.Prices;
import dev.slipway.core.model.UsdPerHour;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The instance types that a model could be served on: the choice, and why not the others.
///
/// The choice is the cheapest (or the fastest, where that is wished) that fits and satisfies policy. Where
/// none satisfies policy it is the first that fits, so that the guard can say everything that stands against it.
record Candidates(Optional<Candidate> choice, List<Rejected> rejected) {
    /// An offer on which the model fits, at a known price for all instances.
    record Candidate(GpuOffer offer, FitReport.Fits fit, OfferPrice.Listed price, UsdPerHour cost) {
        int bandwidth() {
            return switch (offer.accelerator()) {
                case Accelerator.Gpu gpu -> gpu.bandwidthGbS();
                case Accelerator.Foreign _ -> 0;
            };
        }
    }

    /// An offer that was not chosen, what it costs, and why it was not.
    record Rejected(GpuOffer offer, OfferPrice price, String reason) {}

    static Candidates among(
            List<GpuOffer> offers,
            Prices prices,
            CatalogueModel model,
            Wanted wanted,
            Policy policy,
            Fit fit,
            LocalDate today) {
        var fitting = new ArrayList<Candidate>();
        var rejected = new ArrayList<Rejected>();
        for (var offer : offers) {
            if (wanted.admits(offer)) {
                var price = prices.price(policy.place().region(), offer.type());
                switch (fit.check(model, offer, wanted.contextTokens())) {
                    case FitReport.DoesNotFit not -> rejected.add(new Rejected(offer, price, reason(not)));
                    case FitReport.Fits fits -> priced(offer, price, fits, wanted, fitting, rejected);
                }
            }
        }
        fitting.sort(order(wanted.preference()));
        var choice = fitting.stream()
                .filter(c -> objection(c, wanted, policy, today).isEmpty())
                .findFirst()
                .or(() -> fitting.stream().findFirst());
        for (var candidate : fitting) {
            if (!Optional.of(candidate).equals(choice)) {
                var why = objection(candidate, wanted, policy, today)
                        .orElseGet(() -> behind(wanted.preference()) + choice.orElseThrow().offer().type());
                rejected.add(new Rejected(candidate.offer(), candidate.price(), why));
            }
        }
        rejected.sort(Comparator.comparing(r -> r.offer().type().value()));
        return new Candidates(choice, List.copyOf(rejected));
    }

    private static void priced(
            GpuOffer offer,
            OfferPrice price,
            FitReport.Fits fits,
            Wanted wanted,
            List<Candidate> fitting,
            List<Rejected> rejected) {
        switch (price) {
            case OfferPrice.Unknown unknown -> rejected.add(
                    new Rejected(offer, unknown, "no price: " + unknown.why()));
            case OfferPrice.Listed listed -> fitting.add(
                    new Candidate(offer, fits, listed, listed.perHour().times(wanted.instances())));
        }
    }

    /// The best first; of two alike the cheaper one, of two at one price the first by name.
    private static Comparator<Candidate> order(Preference preference) {
        var cheapest = Comparator.comparing(Candidate::cost)
                .thenComparing(c -> c.offer().type().value());
        return switch (preference) {
            case CHEAPEST -> cheapest;
            case FASTEST -> Comparator.comparingInt(Candidate::bandwidth).reversed().thenComparing(cheapest);
        };
    }

    private static String behind(Preference preference) {
        return switch (preference) {
            case CHEAPEST -> "dearer than ";
            case FASTEST -> "slower or dearer than ";
        };
    }

    private static Optional<String> objection(
            Candidate candidate, Wanted wanted, Policy policy, LocalDate today) {
        var type = candidate.offer().type();
        var age = ChronoUnit.DAYS.between(candidate.price().asOf(), today);
        if (!policy.instanceTypes().contains(type)) {
            return Optional.of("not allowed in " + policy.place().environment());
        }
        if (age < 0 || age > policy.priceAgeDays()) {
            return Optional.of("its price of %s is %d days old, accepted are %d"
                    .formatted(candidate.price().asOf(), age, policy.priceAgeDays()));
        }
        return candidate.cost().compareTo(wanted.allowance()) <= 0
                ? Optional.empty()
                : Optional.of("%s is over the budget of %s".formatted(candidate.cost(), wanted.allowance()));
    }

    private static String reason(FitReport.DoesNotFit not) {
        return switch (not.reason()) {
            case NOT_A_GPU -> "not a CUDA device";
            case CAPABILITY -> "compute capability too low: " + not.remedy();
            case MEMORY -> "needs %s GiB a GPU, usable are %s".formatted(gib(not.neededBytes()), gib(not.availableBytes()));
        };
    }

    private static String gib(long bytes) {
        var tenths = bytes * 10 / (1L << 30);
        return tenths / 10 + "." + tenths % 10;
    }
}
