package dev.slipway.app.house.bad.core.step;

import java.util.Random;

/// Draws when it is made and when it is asked.
public final class Dice implements Chance {
    private final int first = next();

    @Override
    public int drawn() {
        return first + next();
    }

    private static int next() {
        return new Random().nextInt();
    }
}
