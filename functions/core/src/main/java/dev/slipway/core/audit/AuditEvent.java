package dev.slipway.core.audit;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.RunId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// One link of a run's hash chain.
///
/// Shape: `sequence` counts from 1 without gaps; `previous` is the `hash` of the link before, or
/// [#ORIGIN] for the first. `hash` covers every other component in canonical form; times are hashed
/// as ISO-8601 text.
public record AuditEvent(
        long schema,
        RunId run,
        long sequence,
        Instant at,
        String type,
        String actor,
        Canonical.Fields detail,
        Digest previous,
        Digest hash) {
    /// The form of events that this version writes.
    public static final long SCHEMA = 1;

    /// What stands before the first link.
    public static final Digest ORIGIN = new Digest("sha256:" + "0".repeat(64));

    /// The next link behind `head`, or the first one where there is none.
    public static AuditEvent first(RunId run, Told told) {
        return link(run, 1, ORIGIN, told);
    }

    /// Times never run backwards in a chain: an event that was begun before the last one ended takes that one's time.
    public AuditEvent next(Told told) {
        var when = told.at().isBefore(at) ? at : told.at();
        return link(run, sequence + 1, hash, new Told(when, told.type(), told.actor(), told.detail()));
    }

    /// Whether the hash is that of the contents.
    public boolean whole() {
        return hash.equals(hashOf(schema, run, sequence, previous, new Told(at, type, actor, detail)));
    }

    private static AuditEvent link(RunId run, long sequence, Digest previous, Told told) {
        var hash = hashOf(SCHEMA, run, sequence, previous, told);
        return new AuditEvent(
                SCHEMA, run, sequence, told.at(), told.type(), told.actor(), told.detail(), previous, hash);
    }

    /// As it is archived and exported: what was hashed, and the hash.
    public Canonical.Fields canonical() {
        return canonicalWith(Map.of());
    }

    /// The same, with what stands beside it. In one go, for millions are read in a row.
    public Canonical.Fields canonicalWith(Map<String, Canonical> more) {
        var fields = fields(schema, run, sequence, previous, new Told(at, type, actor, detail));
        fields.put("hash", new Canonical.Text(hash.value()));
        fields.putAll(more);
        return new Canonical.Fields(fields);
    }

    private static Digest hashOf(long schema, RunId run, long sequence, Digest previous, Told told) {
        return CanonicalForm.digest(new Canonical.Fields(fields(schema, run, sequence, previous, told)));
    }

    private static TreeMap<String, Canonical> fields(
            long schema, RunId run, long sequence, Digest previous, Told told) {
        var fields = new TreeMap<String, Canonical>();
        fields.put("schema", new Canonical.Whole(schema));
        fields.put("run", new Canonical.Text(run.value()));
        fields.put("sequence", new Canonical.Whole(sequence));
        fields.put("at", new Canonical.Text(told.at().toString()));
        fields.put("type", new Canonical.Text(told.type()));
        fields.put("actor", new Canonical.Text(told.actor()));
        fields.put("detail", told.detail());
        fields.put("previous", new Canonical.Text(previous.value()));
        return fields;
    }
}
