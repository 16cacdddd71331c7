package dev.slipway.core.checkpoint;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.CheckpointKey;
import dev.slipway.core.audit.Told;
import dev.slipway.core.audit.verify.ExportFile;
import dev.slipway.core.model.Origin;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Archive;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.MemoryArchive;
import dev.slipway.core.step.MemoryLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A small house in memory whose runs tell things, and the log over them.
public final class Logbook {
    public static final Origin ORIGIN = new Origin("test-house");
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final Person AUDITOR = new Person("erin");

    private static final Duration RETENTION = Duration.ofDays(365);

    public final MemoryLedger ledger = new MemoryLedger();
    public final MemoryArchive archive = new MemoryArchive();
    public GeneratedSigner signer = new GeneratedSigner();
    public Instant now = NOON;

    /// Told in the run's chain by this actor, with these names and texts.
    public Logbook tell(String run, String type, String actor, String... detail) {
        var fields = Canonical.Fields.NONE;
        for (int i = 0; i < detail.length; i += 2) {
            fields = fields.with(detail[i], detail[i + 1]);
        }
        return tell(run, new Told(now, type, actor, fields));
    }

    public Logbook tell(String run, Told told) {
        ledger.commit(Change.of(new RunId(run)).tell(told));
        return this;
    }

    /// So many events of no meaning.
    public Logbook tellMany(String run, int count) {
        for (int i = 0; i < count; i++) {
            tell(run, "Noted", "Test", "number", Integer.toString(i));
        }
        return this;
    }

    public WriteCheckpoint.Written checkpoint() {
        return checkpoint(ledger, archive);
    }

    public WriteCheckpoint.Written checkpoint(Ledger over, Archive into) {
        return new WriteCheckpoint(over, into, signer, ORIGIN, RETENTION).apply(new WriteCheckpoint.Request(), now);
    }

    /// Every line of an export, in order.
    public List<ExportAudit.ExportLine> export() {
        var lines = new ArrayList<ExportAudit.ExportLine>();
        var after = Optional.<String>empty();
        do {
            var page = page(after);
            lines.addAll(page.lines());
            after = page.next();
        } while (after.isPresent());
        return lines;
    }

    /// The lines of one file of an export.
    public List<Canonical.Fields> export(ExportFile file) {
        return export().stream()
                .filter(line -> line.file() == file)
                .map(ExportAudit.ExportLine::line)
                .toList();
    }

    public ExportAudit.Answer.Page page(Optional<String> after) {
        return (ExportAudit.Answer.Page) exporting(AUDITOR, after);
    }

    public ExportAudit.Answer exporting(Person caller, Optional<String> after) {
        return new ExportAudit(ledger, ORIGIN, AUDITOR::equals)
                .apply(new ExportAudit.Request(caller, after, new RunId("refused-" + caller)), now);
    }

    /// The keys that may sign.
    public List<CheckpointKey> keys() {
        return List.of(signer.key());
    }
}
