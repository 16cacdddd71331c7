package dev.slipway.core.checkpoint;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.LogEntry;
import dev.slipway.core.audit.Told;
import dev.slipway.core.audit.verify.ExportFile;
import dev.slipway.core.audit.verify.ExportedEvent;
import dev.slipway.core.model.Origin;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.core.step.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Hands out the whole audit a page at a time: keys, checkpoints and leaves, then every run's events.
///
/// All pages speak of the log as it was when the first was asked for; events that came since are exported as not
/// anchored. A refusal of a person is audited, in the chain of a run of its own.
public final class ExportAudit implements Step<ExportAudit.Request, ExportAudit.Answer> {
    /// Who asks; the `next` of the page before, or nothing for the first; a fresh run id in case of a refusal.
    public record Request(Person caller, Optional<String> after, RunId fresh) {}

    /// What comes of it.
    public sealed interface Answer {
        /// Lines in the order of their files, and what to ask with for more.
        record Page(List<ExportLine> lines, Optional<String> next) implements Answer {
            public Page {
                lines = List.copyOf(lines);
            }
        }

        /// The caller belongs to none of the groups that may.
        record NotAllowed(Problem problem) implements Answer {}

        /// The page that was asked for is none.
        record NoSuchPage(Problem problem) implements Answer {}
    }

    /// One line of one file.
    public record ExportLine(ExportFile file, Canonical.Fields line) {}

    private static final String NAME = "ExportAudit";

    private final Ledger ledger;
    private final Origin origin;
    private final Predicate<Person> mayExport;

    public ExportAudit(Ledger ledger, Origin origin, Predicate<Person> mayExport) {
        this.ledger = ledger;
        this.origin = origin;
        this.mayExport = mayExport;
    }

    @Override
    public Answer apply(Request request, Instant now) {
        if (!mayExport.test(request.caller())) {
            return refused(request, now);
        }
        if (request.after().isEmpty()) {
            return first();
        }
        return Cursor.of(request.after().get())
                .map(this::page)
                .orElseGet(() -> new Answer.NoSuchPage(
                        Cursor.SHAPE.check("after", request.after().get()).orElseThrow()));
    }

    private Answer page(Cursor cursor) {
        return switch (cursor) {
            case Cursor.Log log -> log(log);
            case Cursor.Runs runs -> new ExportedRuns(ledger, runs).page();
        };
    }

    private Answer refused(Request request, Instant now) {
        ledger.commit(Change.of(request.fresh())
                .tell(new Told(now, "PersonRefused", request.caller().value(), Canonical.Fields.NONE
                        .with("step", NAME)
                        .with("why", "not_permitted"))));
        return new Answer.NotAllowed(new Problem(
                "not_permitted",
                "",
                request.caller().value(),
                "a member of auditors or operators",
                "ask one of them for the export"));
    }

    private Answer first() {
        long size = CheckpointHead.newest(ledger).map(CheckpointHead::size).orElse(0L);
        var keys = ledger.list(KnownKey.all()).values().stream()
                .map(Versioned::value)
                .map(known -> known.key().canonical())
                .toList();
        var line = Canonical.Fields.NONE.withAll("keys", keys).with("origin", origin);
        return new Answer.Page(
                List.of(new ExportLine(ExportFile.KEYS, line)), Optional.of(leafOrRun(size, 0).toString()));
    }

    private Answer log(Cursor.Log cursor) {
        var lines = new ArrayList<ExportLine>();
        long index = cursor.index();
        for (var row : ledger.list(Batch.from(index)).values()) {
            var batch = row.value();
            if (batch.first() != index || lines.size() >= ExportedRuns.LINES || index >= cursor.size()) {
                break;
            }
            lines.add(new ExportLine(ExportFile.CHECKPOINTS, batch.checkpoint().canonical()));
            for (var segment : batch.segments()) {
                for (var event : SegmentEvents.of(ledger, segment)) {
                    lines.add(new ExportLine(ExportFile.LOG, leaf(index++, event)));
                }
            }
        }
        return index == cursor.index()
                ? new Answer.NoSuchPage(new Problem(
                        "bad_cursor", "after", cursor.toString(), "the next of the page before", "begin the export again"))
                : new Answer.Page(lines, Optional.of(leafOrRun(cursor.size(), index).toString()));
    }

    private static Canonical.Fields leaf(long index, AuditEvent event) {
        return new LogEntry(index, event.run(), event.sequence(), event.hash()).canonical();
    }

    private static Cursor leafOrRun(long size, long index) {
        return index < size ? new Cursor.Log(size, index) : new Cursor.Runs(size, 0, "");
    }

    static ExportLine line(AuditEvent event, boolean anchored) {
        return new ExportLine(ExportFile.EVENTS, new ExportedEvent(event, anchored).canonical());
    }
}
