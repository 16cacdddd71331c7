package dev.slipway.core.plan;

import dev.slipway.core.model.Require;
import dev.slipway.core.model.ResourceName;
import java.time.Instant;

/// How many probes of an endpoint failed at a moment. None is a value too: it tells that somebody looked.
public record ProbeCount(ResourceName endpoint, ResourceName variant, Instant at, int failed) {
    public ProbeCount {
        Require.atLeast("failed", 0, failed);
    }
}
