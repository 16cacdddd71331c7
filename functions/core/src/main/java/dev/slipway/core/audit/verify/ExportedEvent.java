package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.RunId;
import java.util.Map;

/// An event in an export, and whether the log has a leaf of it.
public record ExportedEvent(AuditEvent event, boolean anchored) {
    /// What [#canonical] gave.
    ///
    /// @throws IllegalArgumentException when it is no such thing
    public static ExportedEvent of(Canonical.Fields line) {
        line.requireNames("actor", "anchored", "at", "detail", "hash", "previous", "run", "schema", "sequence", "type");
        var event = new AuditEvent(
                line.whole("schema"),
                new RunId(line.text("run")),
                line.whole("sequence"),
                line.time("at"),
                line.text("type"),
                line.text("actor"),
                line.fields("detail"),
                new Digest(line.text("previous")),
                new Digest(line.text("hash")));
        return new ExportedEvent(event, switch (line.text("anchored")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("anchored is neither true nor false");
        });
    }

    public RunId run() {
        return event.run();
    }

    public long sequence() {
        return event.sequence();
    }

    /// The event's fields, and the log's word beside them.
    public Canonical.Fields canonical() {
        return event.canonicalWith(Map.of("anchored", new Canonical.Text(Boolean.toString(anchored))));
    }
}
