package dev.slipway.engine.query;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Chance that can be had again: what is evaluated a second time then comes out the same. For one thread.
final class Chance implements RandomGenerator {
    private static final SecureRandom SOURCE = new SecureRandom();

    private final List<Long> drawn;
    private int next;

    private Chance(List<Long> drawn) {
        this.drawn = drawn;
    }

    static Chance fresh() {
        return new Chance(new ArrayList<>());
    }

    /// The same from the beginning.
    Chance again() {
        return new Chance(new ArrayList<>(drawn));
    }

    @Override
    public long nextLong() {
        if (next == drawn.size()) {
            drawn.add(SOURCE.nextLong());
        }
        return drawn.get(next++);
    }
}
