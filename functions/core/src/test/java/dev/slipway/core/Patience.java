package dev.slipway.core;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what another thread brings about: as long as a busy machine may need, and not for ever.
public final class Patience {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);
    private static final Duration BETWEEN = Duration.ofMillis(5);

    private Patience() {}

    /// Returns as soon as it holds.
    ///
    /// @param instead what there is, for whoever reads that it never came
    /// @throws AssertionError when it did not come
    public static void until(String what, BooleanSupplier holds, Supplier<?> instead) {
        long begin = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - begin > LONG_ENOUGH.toNanos()) {
                throw new AssertionError("not within %s: %s; instead: %s".formatted(LONG_ENOUGH, what, instead.get()));
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
