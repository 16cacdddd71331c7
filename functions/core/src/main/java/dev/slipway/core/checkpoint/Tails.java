package dev.slipway.core.checkpoint;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Listing;
import dev.slipway.core.step.Tail;
import dev.slipway.core.step.Versioned;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// One walk over the runs whose last events are not in the log, a batch at a time.
///
/// A run that is met with nothing to anchor is taken off the list, unless it grew meanwhile.
final class Tails {
    /// A piece of a run with its events.
    record Piece(Segment segment, List<AuditEvent> events) {
        Piece {
            events = List.copyOf(events);
        }

        static Piece of(List<AuditEvent> events) {
            var first = events.getFirst();
            return new Piece(
                    new Segment(first.run(), first.sequence(), events.getLast().sequence()), events);
        }
    }

    /// A batch is written in one transaction: a row for each run beside three of its own.
    private static final int RUNS = 80;

    private static final int EVENTS = 1_000;

    private final Ledger ledger;
    private final Deque<Versioned<Tail>> waiting = new ArrayDeque<>();
    private Optional<Listing<Tail>> rest = Optional.of(Tail.all());

    Tails(Ledger ledger) {
        this.ledger = ledger;
    }

    /// What the next batch takes; empty at the end of the walk. What was taken is in the log before this is asked again.
    List<Piece> next() {
        var pieces = new ArrayList<Piece>();
        int room = EVENTS;
        while (room > 0 && pieces.size() < RUNS && hasMore()) {
            var tail = waiting.getFirst();
            var events = events(tail.value().run(), room);
            if (events.isEmpty()) {
                settled(tail);
            } else {
                pieces.add(Piece.of(events));
                room -= events.size();
            }
            if (room > 0) {
                waiting.removeFirst();
            }
        }
        return pieces;
    }

    private boolean hasMore() {
        while (waiting.isEmpty() && rest.isPresent()) {
            var page = ledger.list(rest.get());
            waiting.addAll(page.values());
            rest = page.next();
        }
        return !waiting.isEmpty();
    }

    private List<AuditEvent> events(RunId run, int most) {
        var anchored = ledger.read(AnchoredRun.key(run)).found().map(AnchoredRun::upTo).orElse(0L);
        var events = new ArrayList<AuditEvent>();
        var page = ledger.events(run, anchored);
        while (!page.isEmpty() && events.size() < most) {
            events.addAll(page.subList(0, Math.min(page.size(), most - events.size())));
            page = ledger.events(run, events.getLast().sequence());
        }
        return events;
    }

    private void settled(Versioned<Tail> tail) {
        try {
            ledger.commit(Change.of(tail.value().run()).remove(tail));
        } catch (Conflict grew) {
            // It has new events: the next walk finds them.
        }
    }
}
