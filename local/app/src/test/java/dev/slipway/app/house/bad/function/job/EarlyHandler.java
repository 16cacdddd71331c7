package dev.slipway.app.house.bad.function.job;

import dev.slipway.app.house.bad.core.step.Chance;
import dev.slipway.app.house.bad.core.step.Dice;

/// Knows before its first event what only an event can tell: at once, by what it calls, and behind an interface.
public final class EarlyHandler {
    private static final long BEGUN = System.nanoTime();

    private final int seed;

    EarlyHandler(Chance chance) {
        this.seed = chance.drawn() + Long.hashCode(BEGUN);
    }

    static EarlyHandler dicing() {
        return new EarlyHandler(new Dice());
    }

    int seed() {
        return seed;
    }
}
