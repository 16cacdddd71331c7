package dev.slipway.function.api;

import dev.slipway.core.model.PlanId;
import dev.slipway.function.api.review.ReviewRoutes;
import dev.slipway.wire.http.Paging;
import dev.slipway.wire.http.Route;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Every way in, and the steps behind it.
final class Routes {
    private Routes() {}

    static List<Route> to(ApiSteps steps, Function<Instant, PlanId> ids, Sleep sleep) {
        var plans = new Plans(steps.read(), steps.evidence());
        var own = List.of(
                Route.post("/intent", IntentDocument.class, new Intents(steps.accept(), plans, ids, sleep)),
                Route.get("/plan/{plan_id}", PlanId.SHAPE, plans::plan),
                Route.get("/audit/{plan_id}", PlanId.SHAPE, plans::audit),
                Route.get("/endpoints", new Endpoints(steps.endpoints())).asking(Paging.LIMIT, Paging.AFTER),
                Route.get("/health", new Health(steps.ledger(), steps.evidence()))
                        .forEverybody());
        return Stream.concat(own.stream(), ReviewRoutes.to(steps.review(), steps.evidence()).stream())
                .toList();
    }
}
