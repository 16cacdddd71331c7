package dev.slipway.function.api;

import dev.slipway.core.model.PlanId;
import dev.slipway.wire.http.CallerLimit;
import dev.slipway.wire.http.HttpHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/// All of HTTP as a Lambda function.
public final class ApiHandler extends HttpHandler {
    /// With the usual limit for each caller, real waits and fresh plan ids.
    public ApiHandler(ApiSteps steps, InstantSource clock) {
        this(steps, clock, new PlanIds()::at, CallerLimit.standard(), Sleep.real());
    }

    public ApiHandler(
            ApiSteps steps, InstantSource clock, Function<Instant, PlanId> ids, CallerLimit limit, Sleep sleep) {
        super(Routes.to(steps, ids, sleep), limit, clock);
    }
}
