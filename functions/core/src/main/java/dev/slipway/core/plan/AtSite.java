package dev.slipway.core.plan;

import dev.slipway.core.step.Step;
import java.time.Instant;
import java.util.function.Function;

/// A step about one endpoint, composed anew for each request of what reaches that endpoint and no other.
///
/// @param where finds the endpoint of a request
/// @param there composes the step
public record AtSite<I, O>(Function<I, Site> where, Function<Site, Step<I, O>> there) implements Step<I, O> {
    @Override
    public O apply(I request, Instant now) {
        return there.apply(where.apply(request)).apply(request, now);
    }
}
