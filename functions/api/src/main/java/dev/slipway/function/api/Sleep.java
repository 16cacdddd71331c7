package dev.slipway.function.api;

import java.time.Duration;

/// Waits between two looks, and the clock that they are counted by.
public interface Sleep {
    /// Returns after this time, or at once when the thread was interrupted.
    void during(Duration time);

    /// The time since some moment; between two readings lies what passed, asleep or awake.
    Duration reading();

    /// On the thread itself.
    static Sleep real() {
        return new Sleep() {
            @Override
            public void during(Duration time) {
                try {
                    Thread.sleep(time);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public Duration reading() {
                return Duration.ofNanos(System.nanoTime());
            }
        };
    }
}
