package dev.slipway.core.step;

import dev.slipway.core.failure.Conflict;
import java.util.function.Supplier;

/// Looks again when what was seen has moved.
///
/// For steps that write what many plans share, such as an environment's budget: their conflicts are about
/// the moment only. What does not settle in a few looks is left to the machine.
public final class Again {
    private static final int LOOKS = 5;

    private Again() {}

    /// @param attempt reads afresh each time, decides, commits
    /// @throws Conflict when it moved under every look
    public static <T> T whenItMoved(Supplier<T> attempt) {
        for (int look = 1; look < LOOKS; look++) {
            try {
                return attempt.get();
            } catch (Conflict moved) {
                // Somebody was faster; the next look sees what they wrote.
            }
        }
        return attempt.get();
    }
}
