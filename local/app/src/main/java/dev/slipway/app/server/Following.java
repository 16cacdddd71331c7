package dev.slipway.app.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.failure.Unavailable;
import java.time.Duration;

/// Follows one run over HTTP until it is closed or waits for people, and tells what is new of it.
public final class Following {
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
    private final boolean waitsForPeople;
    private long heard;

    /// @param waitsForPeople whether to stay while people have to decide
    public Following(Api api, Listener listener, boolean waitsForPeople) {
        this.api = api;
        this.listener = listener;
        this.waitsForPeople = waitsForPeople;
    }

    /// Whether people were asked, and only they can bring it on. They may take days.
    public static boolean isUpToPeople(JsonNode plan) {
        return plan.path("status").asText().equals("AwaitingApproval")
                && plan.path("events")
                        .valueStream()
                        .anyMatch(event -> event.path("type").asText().equals("ApprovalRequested"));
    }

    /// The plan once it is closed or up to people, or as it is when patience ends; or the refusal to show it.
    public Reply until(String plan, Duration patience) {
        return along("/plan/" + plan, patience);
    }

    /// The same of whatever this path shows.
    public Reply along(String path, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            var reply = api.get(path, BUSY);
            if (reply.good()) {
                tell(reply.body());
            }
            boolean over = reply.good() ? isOver(reply.body()) : reply.status() != TOO_MANY;
            if (over || System.nanoTime() - end >= 0) {
                return reply;
            }
            pause();
        }
    }

    private boolean isOver(JsonNode plan) {
        return plan.path("closed").asBoolean() || (!waitsForPeople && isUpToPeople(plan));
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

    private void pause() {
        try {
            Thread.sleep(api.betweenLooks());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while following a plan", e);
        }
    }
}
