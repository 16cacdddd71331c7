package dev.slipway.twin.sagemaker;

import dev.slipway.twin.Dial;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Operation;
import java.time.Duration;
import java.util.Optional;

/// How well each fleet answers, as the dial would have it: a good one takes 150 ms and never fails.
final class Health {
    private static final Duration USUAL = Duration.ofMillis(150);

    private final Dial dial;
    private final Traffic traffic;

    Health(Dial dial, Traffic traffic) {
        this.dial = dial;
        this.traffic = traffic;
    }

    /// What is wrong with this fleet for one caller, who uses it up.
    Optional<Effect.BadFleet> taken(Operation operation, Fleet fleet, Fleet.Variant variant) {
        return dial.take(Effect.BadFleet.class, operation, bad -> hits(bad, fleet, variant));
    }

    /// What is wrong with this fleet for anybody who only looks.
    Optional<Effect.BadFleet> seen(Endpoint endpoint, Fleet fleet, Fleet.Variant variant) {
        var operation = new Operation("InvokeEndpoint", endpoint.name(), false);
        return dial.waiting(Effect.BadFleet.class, operation, bad -> hits(bad, fleet, variant));
    }

    /// How many of the next so many requests fail.
    long failing(Optional<Effect.BadFleet> bad, Endpoint endpoint, Fleet fleet, long requests) {
        var percent = bad.map(Effect.BadFleet::errorPercent).orElse(0);
        var from = "errors of " + endpoint.arn() + "/" + fleet.configuration();
        return percent == 0 ? 0 : traffic.deal(from, requests, percent * Stage.WHOLE / 100);
    }

    static Duration time(Optional<Effect.BadFleet> bad) {
        return bad.map(Effect.BadFleet::latencyMillis)
                .filter(millis -> millis > 0)
                .map(Duration::ofMillis)
                .orElse(USUAL);
    }

    private static boolean hits(Effect.BadFleet bad, Fleet fleet, Fleet.Variant variant) {
        return named(bad.configuration(), fleet.configuration())
                && named(bad.model(), variant.model())
                && (bad.image().equals("*")
                        || variant.images().stream()
                                .anyMatch(image -> image.specified().equals(bad.image())));
    }

    private static boolean named(String wanted, String found) {
        return wanted.equals("*") || wanted.equals(found);
    }
}
