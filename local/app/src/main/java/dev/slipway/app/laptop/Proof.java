package dev.slipway.app.laptop;

import dev.slipway.app.store.FileArchive;
import dev.slipway.core.approval.People;
import dev.slipway.core.approval.Readers;
import dev.slipway.core.checkpoint.ExportAudit;
import dev.slipway.core.checkpoint.LogHead;
import dev.slipway.core.checkpoint.WriteCheckpoint;
import dev.slipway.core.model.Origin;
import dev.slipway.core.step.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/// What proves the audit of a data folder: its checkpoints, and the way to take all of it away.
record Proof(WriteCheckpoint checkpoint, ExportAudit export) {
    /// How long the archive keeps what it was given.
    private static final Duration RETENTION = Duration.ofDays(3_653);

    /// A folder whose log has not begun yet gets an origin of its own; the first checkpoint keeps it.
    static Proof over(Ledger ledger, Path folder, People people) {
        var origin = LogHead.originOf(ledger).orElseGet(() -> new Origin("laptop-" + UUID.randomUUID()));
        return new Proof(
                new WriteCheckpoint(
                        ledger, FileArchive.in(folder.resolve("archive")), KeySigner.in(folder), origin, RETENTION),
                new ExportAudit(ledger, origin, new Readers(people)::mayExport));
    }
}
