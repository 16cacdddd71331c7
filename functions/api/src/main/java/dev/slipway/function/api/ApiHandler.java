package dev.slipway.function.api;

import dev.slipway.adapter.aws.AwsConnection;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.model.PlanId;
import dev.slipway.wire.http.CallerLimit;
import dev.slipway.wire.http.HttpHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/// All of HTTP as a Lambda function.
public final class ApiHandler extends HttpHandler {
    // The runtime knows it weakly: held by nobody, it would be gone before the snapshot.
    @SuppressWarnings("UnusedVariable")
    private final @Nullable Resource priming;

    /// On AWS, by the settings of the environment, and primed before a snapshot of it is taken.
    public ApiHandler() {
        this(Settings.read(System.getenv()), InstantSource.system());
    }

    /// With the usual limit for each caller, real waits and fresh plan ids.
    public ApiHandler(ApiSteps steps, InstantSource clock) {
        this(steps, clock, new PlanIds()::at, CallerLimit.standard(), Sleep.real());
    }

    public ApiHandler(
            ApiSteps steps, InstantSource clock, Function<Instant, PlanId> ids, CallerLimit limit, Sleep sleep) {
        super(Routes.to(steps, ids, sleep), limit, clock);
        this.priming = null;
    }

    ApiHandler(Settings settings, InstantSource clock) {
        super(
                Routes.to(
                        new ApiWiring(settings, AwsConnection.from(settings), clock).steps(),
                        new PlanIds()::at,
                        Sleep.real()),
                CallerLimit.standard(),
                clock,
                settings.get(Setting.SUBJECT_CLAIM));
        this.priming = Priming.of(settings).registered();
    }
}
