package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.Checkpoint;
import dev.slipway.core.model.RunId;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/// Reads an export once and says everything that is wrong with it, in memory that does not grow with it.
///
/// The log against its signed checkpoints and, on a thread beside it, every run's chain and grammar; then that both
/// speak of the same events, and that what was taken back went to something good.
public final class Verification {
    /// What was looked at.
    ///
    /// Shape: `unanchored` of the events are in no checkpoint yet; `latest` is the time of the event that bears the latest.
    public record Summary(
            long runs,
            long events,
            long unanchored,
            long leaves,
            long checkpoints,
            Optional<Checkpoint> newest,
            Optional<Instant> latest) {
        /// Whether there are events and no checkpoint at all.
        public boolean unsigned() {
            return events > 0 && checkpoints == 0;
        }
    }

    /// From so many events on there is a checkpoint, wherever the log is written.
    private static final long ANCHORED_AFTER = 100;

    private final Trust trust;
    private final CrossCheck cross;
    private final Goals goals = new Goals();
    private final Consumer<Flaw> flaws;

    private Optional<ChainCheck> chain = Optional.empty();
    private long runs;
    private long events;
    private long unanchored;
    private Optional<Instant> latest = Optional.empty();

    /// @param secret 32 bytes by chance, made for this verification
    /// @param flaws hears of every flaw, one after the other, those of log and runs mingled
    public Verification(Trust trust, byte[] secret, Consumer<Flaw> flaws) {
        this.trust = trust;
        this.cross = new CrossCheck(secret);
        this.flaws = flaw -> {
            synchronized (this) {
                flaws.accept(flaw);
            }
        };
    }

    public Summary of(Export export) {
        var log = new LogCheck(trust, export.log(), cross::leaf, flaws);
        var logged = CompletableFuture.runAsync(() -> log.check(export.checkpoints()));
        chains(export.events());
        joined(logged);
        cross.settle(export, flaws);
        goals.settle(export, flaws);
        var summary = new Summary(runs, events, unanchored, log.leaves(), log.checkpoints(), log.newest(), latest);
        unsigned(summary).ifPresent(flaws);
        return summary;
    }

    private Optional<Flaw> unsigned(Summary summary) {
        if (summary.unsigned() && (trust.pinned() || events > ANCHORED_AFTER)) {
            return Optional.of(Flaw.of(
                    FlawKind.CUT, 0, "no checkpoint stands over these %d events: nothing of it is signed".formatted(events)));
        }
        return unanchored == 0
                ? Optional.empty()
                : Optional.of(Flaw.of(
                        FlawKind.UNANCHORED, summary.leaves(), "%d events are in no checkpoint yet".formatted(unanchored)));
    }

    private static void joined(CompletableFuture<Void> other) {
        try {
            other.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw e;
        }
    }

    private void chains(Iterator<Line<ExportedEvent>> lines) {
        while (lines.hasNext()) {
            switch (lines.next()) {
                case Line.Read<ExportedEvent>(ExportedEvent event) -> take(event);
                case Line.Respelled<ExportedEvent>(ExportedEvent event, String where) -> {
                    flaws.accept(Flaw.of(FlawKind.RE_ENCODED, event.run(), event.sequence(), where + " is in another spelling"));
                    take(event);
                }
                case Line.Unread<ExportedEvent>(FlawKind kind, String sentence) ->
                    chain.ifPresentOrElse(
                            run -> run.unread(kind, sentence), () -> flaws.accept(Flaw.of(kind, 0, sentence)));
            }
        }
    }

    private void take(ExportedEvent event) {
        events++;
        latest = latest.filter(event.event().at()::isBefore).or(() -> Optional.of(event.event().at()));
        if (event.anchored()) {
            cross.event(event);
        } else {
            unanchored++;
        }
        goals.event(event);
        chainOf(event.run()).take(event);
    }

    private ChainCheck chainOf(RunId run) {
        var current = chain.filter(there -> there.run().equals(run));
        if (current.isPresent()) {
            return current.get();
        }
        chain.filter(before -> before.run().value().compareTo(run.value()) > 0)
                .ifPresent(before -> flaws.accept(Flaw.of(FlawKind.ORDER, run, 0, "the run stands behind %s".formatted(before.run()))));
        var next = new ChainCheck(run, flaws);
        chain = Optional.of(next);
        runs++;
        return next;
    }
}
