package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.RunId;
import java.time.Instant;
import java.util.Map;

/// An event in an export: its own fields, and whether the log has a leaf of it.
public record ExportedEvent(
        long schema,
        RunId run,
        long sequence,
        Instant at,
        String type,
        String actor,
        Canonical.Fields detail,
        Digest previous,
        Digest hash,
        String anchored) {
    /// @throws IllegalArgumentException when `anchored` is neither `true` nor `false`
    public ExportedEvent {
        if (!anchored.equals("true") && !anchored.equals("false")) {
            throw new IllegalArgumentException("anchored is neither true nor false");
        }
    }

    public static ExportedEvent of(AuditEvent event, boolean anchored) {
        return new ExportedEvent(
                event.schema(),
                event.run(),
                event.sequence(),
                event.at(),
                event.type(),
                event.actor(),
                event.detail(),
                event.previous(),
                event.hash(),
                Boolean.toString(anchored));
    }

    /// The event alone.
    public AuditEvent event() {
        return new AuditEvent(schema, run, sequence, at, type, actor, detail, previous, hash);
    }

    public boolean isAnchored() {
        return anchored.equals("true");
    }

    public Canonical.Fields canonical() {
        return event().canonicalWith(Map.of("anchored", new Canonical.Text(anchored)));
    }
}
