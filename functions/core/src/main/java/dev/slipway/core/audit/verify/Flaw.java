package dev.slipway.core.audit.verify;

import dev.slipway.core.model.RunId;
import java.util.Optional;

/// One thing that is wrong with an export, and where.
///
/// Shape: `sequence` is that of an event where there is a run; of the log as a whole it is the index of a leaf or the
/// size of a checkpoint, and 0 of a file.
public record Flaw(FlawKind kind, Optional<RunId> run, long sequence, String sentence) {
    static Flaw of(FlawKind kind, RunId run, long sequence, String sentence) {
        return new Flaw(kind, Optional.of(run), sequence, sentence);
    }

    /// Of the log, or of a file.
    public static Flaw of(FlawKind kind, long place, String sentence) {
        return new Flaw(kind, Optional.empty(), place, sentence);
    }
}
