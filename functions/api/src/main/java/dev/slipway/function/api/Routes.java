package dev.slipway.function.api;

import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
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
        var hands = new Hands(steps.hands());
        var own = List.of(
                Route.post("/intent", IntentDocument.class, new Intents(steps.accept(), plans, ids, sleep)),
                Route.get("/plan/{plan_id}", PlanId.SHAPE, plans::plan),
                // Before the plans: a path leads to the first route that it fits.
                Route.get("/audit/export", new Exports(steps.export(), ids)).asking(Exports.AFTER),
                Route.get("/audit/{plan_id}", PlanId.SHAPE, plans::audit),
                Route.get("/endpoints", new Endpoints(steps.endpoints())).asking(Paging.LIMIT, Paging.AFTER, Endpoints.HISTORY),
                Route.post("/rollback", Hands.Rollback.class, hands::rollback),
                Route.get("/rollback/{run}", RunId.SHAPE, hands::story),
                Route.post("/cancel", Hands.Cancel.class, hands::cancel),
                Route.post("/unblock", Hands.Unblock.class, hands::unblock),
                Route.post("/freeze", Hands.Freeze.class, hands::freeze),
                Route.get("/health", new Health(steps.ledger(), steps.evidence(), steps.upkeep()))
                        .forEverybody());
        return Stream.concat(own.stream(), ReviewRoutes.to(steps.review(), steps.evidence()).stream())
                .toList();
    }
}
