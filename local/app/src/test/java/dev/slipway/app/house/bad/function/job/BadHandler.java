package dev.slipway.app.house.bad.function.job;

import dev.slipway.app.house.bad.app.Top;

/// Counts, decides, and knows who runs it.
public final class BadHandler {
    private static int calls;

    static boolean decide(Top top) {
        calls++;
        return top.high() && calls > 1;
    }
}
