package dev.slipway.core.audit;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Require;
import dev.slipway.core.model.RunId;

/// One leaf of the log and the event it stands for.
///
/// Shape: `index` counts from 0; the leaf's bytes are the 32 of `event`, the event's hash, which covers its run and
/// sequence.
public record LogEntry(long index, RunId run, long sequence, Digest event) {
    public LogEntry {
        Require.atLeast("index", 0, index);
        Require.positive("sequence", sequence);
    }

    /// As it is exported.
    public Canonical.Fields canonical() {
        return Canonical.Fields.NONE
                .with("event", event)
                .with("index", index)
                .with("run", run)
                .with("sequence", sequence);
    }
}
