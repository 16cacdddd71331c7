package dev.slipway.wire;

/// How much JSON is read before the reader refuses.
///
/// Units: `bytes` of the whole document; `depth` of arrays and objects in each other; `tokens` as Jackson
/// counts them (a name is one, a bracket is one); `name` and `text` in UTF-16 units; `digits` of a number, and
/// the largest power of ten it may be shifted by. Source: threats and faults, section 8.
public record Limits(int bytes, int depth, int tokens, int name, int text, int digits) {
    /// What other people may send us.
    public static final Limits REQUEST = new Limits(256 * 1024, 32, 4_096, 128, 16 * 1024, 32);

    /// What we wrote ourselves and read back: as large as an item of the store, or a piece of evidence.
    public static final Limits STORED = new Limits(16 << 20, 64, 4_000_000, 1_024, 1 << 20, 32);

    /// What an outside system answers: as large as the largest upstream list.
    public static final Limits FOREIGN = new Limits(20 << 20, 64, 4_000_000, 1_024, 4 << 20, 400);
}
