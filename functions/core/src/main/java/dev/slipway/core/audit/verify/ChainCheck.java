package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.RunId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// One run's events in turn: numbered without gaps, each whole and behind the one before, and all within the grammar.
///
/// What has no place in the chain is named and left aside. Behind a break the grammar is silent, for what is missing
/// may be what it would ask for.
final class ChainCheck {
    private final RunId run;
    private final Consumer<Flaw> flaws;
    private final Grammar grammar = new Grammar();

    private long next = 1;
    private Optional<Digest> previous = Optional.of(AuditEvent.ORIGIN);
    private Digest last = AuditEvent.ORIGIN;
    private Instant at = Instant.MIN;
    private boolean broken;
    private boolean tail;

    ChainCheck(RunId run, Consumer<Flaw> flaws) {
        this.run = run;
        this.flaws = flaws;
    }

    RunId run() {
        return run;
    }

    void take(ExportedEvent exported) {
        var event = exported.event();
        if (event.sequence() < next) {
            boolean again = event.sequence() == next - 1 && event.hash().equals(last);
            breaks(again ? FlawKind.DUPLICATE : FlawKind.ORDER, event.sequence(), again
                    ? "event %d stands there twice".formatted(event.sequence())
                    : "event %d stands behind event %d".formatted(event.sequence(), next - 1));
            return;
        }
        link(event);
        if (exported.anchored() && tail) {
            breaks(FlawKind.ORDER, event.sequence(), "event %d is in the log, one before it is not".formatted(event.sequence()));
        }
        tail |= !exported.anchored();
        next = event.sequence() + 1;
        previous = Optional.of(event.hash());
        last = event.hash();
        at = event.at();
        if (!broken) {
            grammar.take(event).ifPresent(sentence -> flaws.accept(
                    Flaw.of(FlawKind.GRAMMAR, run, event.sequence(), sentence)));
        }
    }

    /// A line that holds no event, in the place of the next one.
    void unread(FlawKind kind, String sentence) {
        breaks(kind, next, sentence);
        previous = Optional.empty();
        next++;
    }

    private void link(AuditEvent event) {
        long sequence = event.sequence();
        if (!event.whole()) {
            breaks(FlawKind.CHANGED, sequence, "event %d was changed after it was hashed".formatted(sequence));
        }
        if (sequence > next) {
            breaks(FlawKind.GAP, sequence, "event %d stands where %d is expected".formatted(sequence, next));
        } else if (previous.filter(before -> !before.equals(event.previous())).isPresent()) {
            breaks(FlawKind.CHANGED, sequence, "event %d does not follow the hash of the one before".formatted(sequence));
        }
        if (event.at().isBefore(at)) {
            breaks(FlawKind.ORDER, sequence, "event %d is older than the one before".formatted(sequence));
        }
    }

    private void breaks(FlawKind kind, long sequence, String sentence) {
        broken = true;
        flaws.accept(Flaw.of(kind, run, sequence, sentence));
    }
}
