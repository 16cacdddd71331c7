package dev.slipway.function.api.review;

import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.approval.ReadReview;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.Cost;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.function.api.page.ReviewView.Figure;
import dev.slipway.function.api.page.ReviewView.Priced;
import dev.slipway.function.api.page.Seen;
import dev.slipway.function.api.page.When;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What something costs, in the amounts that people think in.
final class Figures {
    /// As cloud bills count them.
    private static final BigDecimal HOURS_A_MONTH = BigDecimal.valueOf(730);

    private Figures() {}

    static List<Figure> of(ReadReview.Review review) {
        var runs = review.endpoint().flatMap(EndpointRecord::current);
        var now = runs.map(Generation::cost).orElse(UsdPerHour.ZERO);
        var then = review.record().cost().map(Cost::now).orElse(UsdPerHour.ZERO);
        var figures = new ArrayList<Figure>();
        figures.add(figure("Now", now, runs.isPresent() ? "what serves today" : "nothing serves today"));
        figures.add(figure("Then", then, difference(now, then)));
        meanwhile(review, then).ifPresent(figures::add);
        return figures;
    }

    /// What was counted for something else than serves now is not shown, and neither is a removal: it adds nothing.
    private static Optional<Figure> meanwhile(ReadReview.Review review, UsdPerHour then) {
        return review.record()
                .cost()
                .map(Cost::worst)
                .filter(_ -> review.approval().state() != ApprovalState.SUPERSEDED)
                .map(worst -> figure(
                        "While it changes, at worst",
                        worst,
                        worst.compareTo(then) > 0 ? "what serves today is billed beside it" : "nothing is billed beside it"));
    }

    static Optional<Priced> priced(Optional<Cost> cost) {
        return cost.map(known -> new Priced(When.day(known.pricedAsOf()), Seen.of(known.source())));
    }

    private static Figure figure(String name, UsdPerHour amount, String note) {
        var month = new BigDecimal(amount.dollars()).multiply(HOURS_A_MONTH).setScale(0, RoundingMode.HALF_UP);
        return new Figure(name, amount.dollars(), "%,d USD a month".formatted(month.toBigInteger()), note);
    }

    private static String difference(UsdPerHour now, UsdPerHour then) {
        int direction = then.compareTo(now);
        if (direction == 0) {
            return "as before";
        }
        var by = new UsdPerHour(Math.abs(then.microUsd() - now.microUsd())).dollars();
        return by + (direction > 0 ? " an hour more" : " an hour less");
    }
}
