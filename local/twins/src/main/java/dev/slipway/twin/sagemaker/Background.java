package dev.slipway.twin.sagemaker;

import dev.slipway.twin.Dial;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Moving;
import dev.slipway.twin.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Requests that nobody sends: as many a minute as the dial says, dealt to the fleets by their share, seen in the
/// metrics only.
final class Background implements Moving {
    private static final long TICK_SECONDS = 10;

    private final State state;
    private final Dial dial;
    private final Health health;
    private final Meter meter;
    private Instant done;

    Background(State state, Dial dial, Health health, Meter meter, Instant began) {
        this.state = state;
        this.dial = dial;
        this.health = health;
        this.meter = meter;
        this.done = began;
    }

    @Override
    public Turn turn() {
        return Turn.TRAFFIC;
    }

    @Override
    public Optional<Instant> next(Instant after) {
        var wanted = state.endpoints().values().stream().anyMatch(each -> perMinute(each) > 0);
        return wanted ? Optional.of(tick(after).plusSeconds(TICK_SECONDS)) : Optional.empty();
    }

    @Override
    public boolean move(Instant at) {
        var tick = tick(at);
        if (tick.isAfter(done)) {
            state.endpoints().values().forEach(each -> send(each, tick));
            done = tick;
        }
        return false;
    }

    /// The requests of the ten seconds before this tick, stamped in their middle.
    private void send(Endpoint endpoint, Instant tick) {
        var lots = endpoint.traffic(tick);
        var requests = until(tick, perMinute(endpoint)) - until(tick.minusSeconds(TICK_SECONDS), perMinute(endpoint));
        if (lots.isEmpty() || requests == 0) {
            return;
        }
        var parts = state.traffic().next(endpoint, lots, requests);
        for (int at = 0; at < parts.size(); at++) {
            send(endpoint, lots.get(at).fleet(), parts.get(at), tick.minusSeconds(TICK_SECONDS / 2));
        }
    }

    private void send(Endpoint endpoint, Fleet fleet, long requests, Instant at) {
        var left = requests;
        var weightLeft =
                fleet.variants().stream().mapToDouble(Fleet.Variant::weight).sum();
        for (var variant : fleet.variants()) {
            var part = weightLeft == 0 ? left : Math.round(left * variant.weight() / weightLeft);
            var bad = health.seen(endpoint, fleet, variant);
            var failing = health.failing(bad, endpoint, fleet, part);
            var took = Health.time(bad);
            meter.report(endpoint, fleet, variant, new Meter.Done(500, took, failing), at);
            meter.report(endpoint, fleet, variant, new Meter.Done(200, took, part - failing), at);
            left -= part;
            weightLeft -= variant.weight();
        }
    }

    private long perMinute(Endpoint endpoint) {
        return dial.waiting(Effect.Traffic.class, new Operation("Traffic", endpoint.name(), false), any -> true)
                .map(Effect.Traffic::requestsPerMinute)
                .orElse(0);
    }

    /// How many requests there have been since ever: the difference of two is what lies between them.
    private static long until(Instant at, long perMinute) {
        return at.getEpochSecond() * perMinute / Duration.ofMinutes(1).toSeconds();
    }

    private static Instant tick(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond() / TICK_SECONDS * TICK_SECONDS);
    }
}
