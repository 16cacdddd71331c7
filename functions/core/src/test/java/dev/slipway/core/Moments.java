package dev.slipway.core;

/// The moments at which a process can be killed, counted; at one of them it is.
///
/// A kill is an [Error] of a kind that nobody catches, thrown once.
public final class Moments {
    /// The process is gone.
    @SuppressWarnings("serial") // never serialized
    public static final class Killed extends Error {}

    private final int fatal;
    private int passed;

    private Moments(int fatal) {
        this.fatal = fatal;
    }

    /// Every moment passes.
    public static Moments harmless() {
        return new Moments(-1);
    }

    /// The moment of this number kills; 0 is the first.
    public static Moments killingAt(int moment) {
        return new Moments(moment);
    }

    /// Another moment passes, or kills.
    public void pass() {
        if (passed++ == fatal) {
            throw new Killed();
        }
    }

    /// Whether the fatal moment was reached.
    public boolean killed() {
        return fatal >= 0 && passed > fatal;
    }
}
