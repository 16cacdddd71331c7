package dev.slipway.function.api;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Digest;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.step.Evidence;
import dev.slipway.wire.Json;
import java.util.Optional;

/// The pieces of evidence behind a plan's digests, read back.
record Kept(Optional<Canonical.Fields> considered, Optional<Canonical.Items> findings) {
    /// @throws Malformed when a piece is missing or is no canonical document
    static Kept of(PlanRecord record, Evidence evidence) {
        return new Kept(
                record.considered().map(digest -> Json.readStored(bytes(digest, evidence), Canonical.Fields.class)),
                record.findings().map(digest -> Json.readStored(bytes(digest, evidence), Canonical.Items.class)));
    }

    /// What was not chosen, and why.
    Optional<Canonical> alternatives() {
        return considered.flatMap(fields -> Optional.ofNullable(fields.values().get("alternatives")));
    }

    private static byte[] bytes(Digest digest, Evidence evidence) {
        return evidence.fetch(digest)
                .orElseThrow(() -> new Malformed("no evidence is kept under " + digest + ": restore the store"));
    }
}
