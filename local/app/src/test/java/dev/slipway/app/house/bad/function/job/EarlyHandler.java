package dev.slipway.app.house.bad.function.job;

import dev.slipway.app.house.bad.core.step.Chance;
import dev.slipway.app.house.bad.core.step.Dice;

/// Knows before its first event what only an event can tell: at once, by what it calls, and behind an interface.
public final class EarlyHandler {
    private static final long BEGUN = begun();

    private final int seed;

    EarlyHandler(Chance chance) {
        this.seed = chance.drawn() + (int) BEGUN;
    }

    static EarlyHandler dicing() {
        return new EarlyHandler(new Dice());
    }

    private static long begun() {
        return System.nanoTime();
    }

    int seed() {
        return seed;
    }
}
