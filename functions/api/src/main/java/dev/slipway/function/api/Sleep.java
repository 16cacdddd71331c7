package dev.slipway.function.api;

import java.time.Duration;

/// A wait between two looks.
@FunctionalInterface
public interface Sleep {
    /// Returns after this time, or at once when the thread was interrupted.
    void during(Duration time);

    /// On the thread itself.
    static Sleep real() {
        return time -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
