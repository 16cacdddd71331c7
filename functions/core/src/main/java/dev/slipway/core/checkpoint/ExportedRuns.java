package dev.slipway.core.checkpoint;

import dev.slipway.core.audit.CanonicalForm;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Listing;
import dev.slipway.core.step.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One page of events, from a place in a run on, run by run in order of their names.
final class ExportedRuns {
    /// How many lines a page has, about; what was begun to be read is in it.
    static final int LINES = 1_000;

    /// Units of UTF-16, which is bytes as long as the text is ASCII; a page is a fraction of what a gateway lets pass.
    private static final int SIZE = 1 << 20;

    private static final int EVENTS = 100;

    private final Ledger ledger;
    private final long size;
    private final List<ExportAudit.ExportLine> lines = new ArrayList<>();
    private String run;
    private long after;
    private int written;

    ExportedRuns(Ledger ledger, Cursor.Runs from) {
        this.ledger = ledger;
        this.size = from.size();
        this.run = from.run();
        this.after = from.after();
    }

    ExportAudit.Answer.Page page() {
        boolean more = !run.isEmpty() || toNextRun();
        while (more && lines.size() < LINES && written < SIZE) {
            more = !readToItsEnd() || toNextRun();
        }
        return new ExportAudit.Answer.Page(
                lines, more ? Optional.of(new Cursor.Runs(size, after, run).toString()) : Optional.empty());
    }

    /// Reads on in the run; whether it has no more.
    private boolean readToItsEnd() {
        var here = new RunId(run);
        long upTo = anchoredUpTo(here);
        while (lines.size() < LINES && written < SIZE) {
            var events = ledger.events(here, after);
            for (var event : events) {
                var line = ExportAudit.line(event, event.sequence() <= upTo);
                lines.add(line);
                written += CanonicalForm.text(line.line()).length();
                after = event.sequence();
            }
            if (events.size() < EVENTS) {
                return true;
            }
        }
        return false;
    }

    /// A run leaves the tails for the anchored ones: asked in that order, none is missed.
    private boolean toNextRun() {
        var tail = first(Tail.all());
        var anchored = first(AnchoredRun.all());
        var next = Stream.concat(tail.stream(), anchored.stream()).min(String::compareTo);
        run = next.orElse(run);
        after = 0;
        return next.isPresent();
    }

    private Optional<String> first(Listing<?> all) {
        var behind = run.isEmpty() ? Optional.<String>empty() : Optional.of(run);
        var page = ledger.list(new Listing<>(all.type(), all.partition(), behind, 1, false));
        return page.values().stream().findFirst().map(row -> row.key().sort());
    }

    /// How much of the run was in the log when the export began.
    private long anchoredUpTo(RunId here) {
        var row = ledger.read(AnchoredRun.key(here)).found();
        if (row.isEmpty() || row.get().size() <= size) {
            return row.map(AnchoredRun::upTo).orElse(0L);
        }
        Optional<Listing<Batch>> since = Optional.of(Batch.from(size));
        while (since.isPresent()) {
            var page = ledger.list(since.get());
            for (var batch : page.values()) {
                for (var segment : batch.value().segments()) {
                    if (segment.run().equals(here)) {
                        return segment.first() - 1;
                    }
                }
            }
            since = page.next();
        }
        return row.get().upTo();
    }
}
