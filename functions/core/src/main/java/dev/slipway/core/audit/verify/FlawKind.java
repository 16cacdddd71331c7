package dev.slipway.core.audit.verify;

import java.util.Locale;

/// What can be wrong with an export.
public enum FlawKind {
    /// Something is not what was hashed, signed or counted.
    CHANGED,
    /// Something is missing between others.
    GAP,
    /// Something stands where another should.
    ORDER,
    /// Something stands there twice.
    DUPLICATE,
    /// A file ends too early, or nothing is signed where something must be.
    CUT,
    /// The export ends before the log or a checkpoint that is known does.
    SHORTER_THAN_ANCHOR,
    /// A signature does not fit what it signs.
    BAD_SIGNATURE,
    /// A key signed, or is brought, that nobody vouches for.
    UNKNOWN_KEY,
    /// The log is another installation's.
    OTHER_ORIGIN,
    /// There are two histories.
    FORK,
    /// A checkpoint covers less than the one before.
    SHRUNK_CHECKPOINT,
    /// The same value in another spelling.
    RE_ENCODED,
    /// Something was done that nothing before it allows.
    GRAMMAR,
    /// Events that no checkpoint covers yet: no fault, but no proof either.
    UNANCHORED;

    /// As people and programs read it: `shorter-than-anchor`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
