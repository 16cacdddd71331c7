package dev.slipway.app.show;

import dev.slipway.app.audit.Verdict;
import dev.slipway.core.audit.Checkpoint;
import dev.slipway.core.audit.verify.Flaw;
import dev.slipway.core.audit.verify.FlawKind;
import dev.slipway.core.model.Shown;
import dev.slipway.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What a verification found, for people or for programs.
public final class VerdictText {
    private record Document(
            boolean whole,
            boolean pinned,
            boolean headed,
            long runs,
            long events,
            long unanchored,
            long leaves,
            long checkpoints,
            Optional<Newest> newest,
            Optional<Instant> ahead,
            SortedMap<String, Long> classes,
            List<Entry> flaws) {}

    private record Newest(String origin, long size, String root, Instant time, String key) {}

    private record Entry(String kind, Optional<String> run, long sequence, String sentence) {}

    private final Terminal terminal;
    private final boolean json;

    public VerdictText(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    /// @param now when the verification ran, against which the times in the export are held
    public String of(Verdict verdict, Instant now) {
        return json ? Json.text(document(verdict, now)) : String.join("\n", lines(verdict, now));
    }

    private static Document document(Verdict verdict, Instant now) {
        var summary = verdict.summary();
        return new Document(
                verdict.whole(),
                verdict.pinned(),
                verdict.headed(),
                summary.runs(),
                summary.events(),
                summary.unanchored(),
                summary.leaves(),
                summary.checkpoints(),
                summary.newest().map(VerdictText::newest),
                verdict.ahead(now),
                verdict.classes(),
                verdict.flaws().stream().map(VerdictText::entry).toList());
    }

    private static Newest newest(Checkpoint checkpoint) {
        return new Newest(
                checkpoint.origin().value(),
                checkpoint.size(),
                checkpoint.root().value(),
                checkpoint.time(),
                checkpoint.key().value());
    }

    private static Entry entry(Flaw flaw) {
        return new Entry(
                flaw.kind().word(), flaw.run().map(run -> run.value()), flaw.sequence(), flaw.sentence());
    }

    private List<String> lines(Verdict verdict, Instant now) {
        var lines = new ArrayList<String>();
        var summary = verdict.summary();
        lines.add(verdict.whole() ? terminal.good("WHOLE") : terminal.bad("BROKEN"));
        lines.add("%d events in %d runs, %d leaves under %d checkpoints"
                .formatted(summary.events(), summary.runs(), summary.leaves(), summary.checkpoints()));
        summary.newest()
                .ifPresent(newest -> lines.add("newest checkpoint: %d events at %s, origin %s, root %s, key %s"
                        .formatted(newest.size(), Shown.time(newest.time()), newest.origin(), newest.root(), newest.key())));
        verdict.ahead(now)
                .ifPresent(latest -> lines.add(terminal.faint("ahead of the clock here (%s): the latest time in the export is %s; the clock that wrote it ran ahead, or this one is behind"
                        .formatted(Shown.time(now), Shown.time(latest)))));
        if (summary.unsigned()) {
            lines.add("nothing is signed yet: no checkpoint stands over these events, and whoever wrote the export may have invented them");
        }
        if (!verdict.pinned()) {
            lines.add(terminal.faint("keys not pinned: the export's own were used; give --keys with a keys.json kept elsewhere"));
        }
        if (!verdict.headed()) {
            lines.add(terminal.faint("end not held: what came last may be cut off; give --head with a checkpoints.ndjson kept elsewhere"));
        }
        verdict.flaws().forEach(flaw -> lines.add(line(flaw)));
        long found = verdict.classes().values().stream().mapToLong(Long::longValue).sum();
        if (found > verdict.flaws().size()) {
            lines.add("and %d more: %s".formatted(found - verdict.flaws().size(), verdict.classes()));
        }
        return lines;
    }

    private String line(Flaw flaw) {
        var where = flaw.run().map(run -> run + "/" + flaw.sequence()).orElse("log");
        var text = "  %-20s %s: %s".formatted(flaw.kind().word(), where, flaw.sentence());
        return flaw.kind() == FlawKind.UNANCHORED ? terminal.faint(text) : text;
    }
}
