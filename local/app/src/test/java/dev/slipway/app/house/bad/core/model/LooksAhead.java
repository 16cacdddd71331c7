package dev.slipway.app.house.bad.core.model;

import dev.slipway.app.house.bad.core.step.Later;
import java.net.URI;
import java.time.Instant;
import java.util.logging.Logger;

/// Looks ahead, outside, at the clock and into the environment.
public record LooksAhead(Later later, URI address) {
    static String outside() {
        Logger.getLogger("core").fine("seen");
        return System.getenv("HOME") + Instant.now() + System.nanoTime();
    }
}
