package dev.slipway.app.house.bad.function.job;

import dev.slipway.app.house.bad.core.step.Chance;
import dev.slipway.app.house.bad.core.step.Dice;
import java.time.Instant;

/// Knows before its first event what only an event can tell: at once, by what it calls, and behind an interface.
public final class EarlyHandler {
    private static final Instant BEGUN = Instant.now();

    private final int seed;

    EarlyHandler(Chance chance) {
        this.seed = chance.drawn() + BEGUN.getNano();
    }

    static EarlyHandler dicing() {
        return new EarlyHandler(new Dice());
    }

    int seed() {
        return seed;
    }
}
