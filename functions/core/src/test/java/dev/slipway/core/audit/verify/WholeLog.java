package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Checkpoint;
import dev.slipway.core.audit.LogEntry;
import dev.slipway.core.checkpoint.ExportAudit;
import dev.slipway.core.checkpoint.Logbook;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Archive;
import dev.slipway.core.step.ArchiveName;
import dev.slipway.core.step.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The whole audit of a ledger, anchored, exported and verified; a page at a time, for it may be long.
public final class WholeLog implements Export {
    private final Ledger ledger;

    private WholeLog(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Everything that is wrong with it.
    public static List<Flaw> flaws(Ledger ledger, Instant now) {
        var book = new Logbook();
        book.now = now;
        while (book.checkpoint(ledger, new Nowhere()).events() > 0) {
            // One call takes a hundred batches.
        }
        var flaws = new ArrayList<Flaw>();
        new Verification(Trust.of(Logbook.ORIGIN, book.keys(), Optional.empty()), new byte[32], flaws::add)
                .of(new WholeLog(ledger));
        return flaws;
    }

    @Override
    public Iterator<Line<Checkpoint>> checkpoints() {
        return lines(ExportFile.CHECKPOINTS, Checkpoint::of);
    }

    @Override
    public Iterator<Line<LogEntry>> log() {
        return lines(ExportFile.LOG, LogEntry::of);
    }

    @Override
    public Iterator<Line<ExportedEvent>> events() {
        return lines(ExportFile.EVENTS, ExportedEvent::of);
    }

    private <T> Iterator<Line<T>> lines(ExportFile file, Function<Canonical.Fields, T> read) {
        return Stream.iterate(Optional.of(page(Optional.empty())), Optional::isPresent, before ->
                        before.get().next().map(next -> page(Optional.of(next))))
                .flatMap(page -> page.orElseThrow().lines().stream())
                .takeWhile(line -> file == ExportFile.EVENTS || line.file() != ExportFile.EVENTS)
                .filter(line -> line.file() == file)
                .<Line<T>>map(line -> new Line.Read<>(read.apply(line.line())))
                .iterator();
    }

    private ExportAudit.Answer.Page page(Optional<String> after) {
        var request = new ExportAudit.Request(Logbook.AUDITOR, after, new RunId("never"));
        return (ExportAudit.Answer.Page)
                new ExportAudit(ledger, Logbook.ORIGIN, _ -> true).apply(request, Logbook.NOON);
    }

    /// Nobody reads what is put here.
    private static final class Nowhere implements Archive {
        @Override
        public void put(ArchiveName name, byte[] bytes, Instant until) {}

        @Override
        public Optional<byte[]> fetch(ArchiveName name) {
            return Optional.empty();
        }

        @Override
        public void remove(ArchiveName name, Instant now) {}
    }
}
