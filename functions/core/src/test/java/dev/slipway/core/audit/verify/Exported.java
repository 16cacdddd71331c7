package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.Checkpoint;
import dev.slipway.core.audit.LogEntry;
import dev.slipway.core.checkpoint.ExportAudit;
import dev.slipway.core.checkpoint.Logbook;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// An export in memory, whose lines a test may move, change and take away.
final class Exported implements Export {
    final List<Line<Checkpoint>> checkpoints = new ArrayList<>();
    final List<Line<LogEntry>> log = new ArrayList<>();
    final List<Line<ExportedEvent>> events = new ArrayList<>();

    static Exported of(Logbook book) {
        var exported = new Exported();
        for (ExportAudit.ExportLine line : book.export()) {
            switch (line.file()) {
                case KEYS -> {}
                case CHECKPOINTS -> exported.checkpoints.add(new Line.Read<>(Checkpoint.of(line.line())));
                case LOG -> exported.log.add(new Line.Read<>(LogEntry.of(line.line())));
                case EVENTS -> exported.events.add(new Line.Read<>(ExportedEvent.of(line.line())));
            }
        }
        return exported;
    }

    /// Everything that is wrong with it, for whoever trusts the book's keys.
    List<Flaw> flaws(Logbook book) {
        return flaws(book, Optional.empty());
    }

    List<Flaw> flaws(Logbook book, Optional<Checkpoint> seen) {
        return flaws(Trust.of(Logbook.ORIGIN, book.keys(), seen));
    }

    List<Flaw> flaws(Trust trust) {
        var flaws = new ArrayList<Flaw>();
        new Verification(trust, new byte[32], flaws::add).of(this);
        return flaws;
    }

    /// The value of a line that could be read.
    static <T> T value(Line<T> line) {
        if (line instanceof Line.Read<T>(T value)) {
            return value;
        }
        throw new IllegalArgumentException("the line was not read");
    }

    @Override
    public Iterator<Line<Checkpoint>> checkpoints() {
        return checkpoints.iterator();
    }

    @Override
    public Iterator<Line<LogEntry>> log() {
        return log.iterator();
    }

    @Override
    public Iterator<Line<ExportedEvent>> events() {
        return events.iterator();
    }
}
