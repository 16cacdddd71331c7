package dev.slipway.app.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.failure.Unavailable;
import java.time.Duration;

/// Follows one plan over HTTP until it is closed, and tells what is new of it.
public final class Following {
    private static final Duration BETWEEN = Duration.ofMillis(250);
    /// Whoever waits for a plan waits as well for a server that is busy for a while.
    private static final Duration BUSY = Duration.ofSeconds(30);

    private static final int TOO_MANY = 429;

    /// Who wants to hear.
    public interface Listener {
        /// An audit event, each once and in order.
        void event(JsonNode event);

        /// A look at the plan as it is.
        void look(JsonNode plan);
    }

    private final Api api;
    private final Listener listener;
    private long heard;

    public Following(Api api, Listener listener) {
        this.api = api;
        this.listener = listener;
    }

    /// The plan once it is closed, or as it is when patience ends; or the refusal to show it.
    public Reply until(String plan, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            var reply = api.get("/plan/" + plan, BUSY);
            if (reply.good()) {
                tell(reply.body());
            }
            boolean over = reply.good() ? reply.body().path("closed").asBoolean() : reply.status() != TOO_MANY;
            if (over || System.nanoTime() - end >= 0) {
                return reply;
            }
            pause();
        }
    }

    private void tell(JsonNode plan) {
        for (var event : plan.path("events")) {
            if (event.path("sequence").asLong() > heard) {
                heard = event.path("sequence").asLong();
                listener.event(event);
            }
        }
        listener.look(plan);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while following a plan", e);
        }
    }
}
