package dev.slipway.core.model;

/// Checks that a constructor makes of what one object can know of itself.
public final class Require {
    private Require() {}

    /// @throws IllegalArgumentException below one
    public static long positive(String name, long value) {
        return atLeast(name, 1, value);
    }

    /// @throws IllegalArgumentException below the least value
    public static long atLeast(String name, long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException("%s is %d: accepted is %d or more".formatted(name, value, least));
        }
        return value;
    }
}
