package dev.slipway.core.audit;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Require;
import dev.slipway.core.model.RunId;
import java.util.TreeMap;

/// One leaf of the log and the event it stands for.
///
/// Shape: `index` counts from 0; the leaf's bytes are the 32 of `event`, the event's hash, which covers its run and
/// sequence.
public record LogEntry(long index, RunId run, long sequence, Digest event) {
    public LogEntry {
        Require.atLeast("index", 0, index);
        Require.positive("sequence", sequence);
    }

    /// What [#canonical] gave.
    ///
    /// @throws IllegalArgumentException when it is no such thing
    public static LogEntry of(Canonical.Fields line) {
        line.requireNames("event", "index", "run", "sequence");
        return new LogEntry(
                line.whole("index"),
                new RunId(line.text("run")),
                line.whole("sequence"),
                new Digest(line.text("event")));
    }

    /// As it is exported.
    public Canonical.Fields canonical() {
        var fields = new TreeMap<String, Canonical>();
        fields.put("event", new Canonical.Text(event.value()));
        fields.put("index", new Canonical.Whole(index));
        fields.put("run", new Canonical.Text(run.value()));
        fields.put("sequence", new Canonical.Whole(sequence));
        return new Canonical.Fields(fields);
    }
}
