package dev.slipway.function.api;

import dev.slipway.core.model.PlanId;
import dev.slipway.wire.http.CallerLimit;
import dev.slipway.wire.http.HttpHandler;
import dev.slipway.wire.http.Route;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/// All of HTTP as a Lambda function.
public final class ApiHandler extends HttpHandler {
    /// With the usual limit for each caller, real waits and fresh plan ids.
    public ApiHandler(ApiSteps steps, InstantSource clock) {
        this(steps, clock, new PlanIds()::at, CallerLimit.standard(), Sleep.real());
    }

    public ApiHandler(
            ApiSteps steps, InstantSource clock, Function<Instant, PlanId> ids, CallerLimit limit, Sleep sleep) {
        super(routes(steps, ids, sleep), limit, clock);
    }

    private static List<Route> routes(ApiSteps steps, Function<Instant, PlanId> ids, Sleep sleep) {
        var plans = new Plans(steps.read(), steps.evidence());
        return List.of(
                Route.post("/intent", IntentDocument.class, new Intents(steps.accept(), plans, ids, sleep)),
                Route.get("/plan/{plan_id}", PlanId.SHAPE, plans::plan),
                Route.get("/audit/{plan_id}", PlanId.SHAPE, plans::audit),
                Route.get("/endpoints", new Endpoints(steps.endpoints())).asking(Endpoints.LIMIT, Endpoints.AFTER),
                Route.get("/health", new Health(steps.ledger(), steps.evidence()))
                        .forEverybody());
    }
}
