package dev.slipway.adapter.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Chain;
import dev.slipway.core.audit.Told;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Listing;
import dev.slipway.core.step.Tail;
import dev.slipway.core.step.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the ledger promises over a store, the store's faults included.
///
/// Longer than a screen, for it is the one list of promises.
public abstract class LedgerContract {
    private static final int WRITERS = 16;
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /// Some value.
    public record Note(String text, long count) {}

    private final RunId run = new RunId("run-" + UUID.randomUUID());
    private final String partition = "notes#" + UUID.randomUUID();
    private final List<Integer> pauses = new ArrayList<>();

    /// The store, empty or not.
    protected abstract Items items();

    private Ledger ledger() {
        return over();
    }

    private Ledger over(DialledItems.Fault... faults) {
        return StateLedger.over(new DialledItems(items(), faults), pauses::add);
    }

    @Test
    void readsNothingAsVersionZero() {
        assertThat(ledger().read(key("a"))).isEqualTo(new Versioned<>(key("a"), Optional.empty(), 0));
        assertThat(ledger().events(run, 0)).isEmpty();
    }

    @Test
    void readsBackWhatWasCommitted() {
        store("a", new Note("é\n\ud83d\ude80", 1));

        assertThat(ledger().read(key("a")).value()).isEqualTo(new Note("é\n\ud83d\ude80", 1));
    }

    @Test
    void givesEveryWriteAnotherVersion() {
        var versions = new ArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            store("a", note(i));
            versions.add(ledger().read(key("a")).version());
        }

        assertThat(versions).doesNotHaveDuplicates().doesNotContain(0L);
    }

    @Test
    void refusesToWriteOverWhatMovedAndWritesNothingElse() {
        store("a", note(1));
        var seen = ledger().read(key("a"));
        store("a", note(2));

        var change = Change.of(run)
                .write(seen, note(9))
                .write(ledger().read(key("b")), note(9))
                .tell(told("Lost"));

        assertThatThrownBy(() -> ledger().commit(change))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("/a moved: version %d was seen".formatted(seen.version()));
        assertThat(ledger().read(key("a")).value()).isEqualTo(note(2));
        assertThat(ledger().read(key("b")).found()).isEmpty();
        assertThat(ledger().events(run, 0)).isEmpty();
        assertThat(pauses).isEmpty();
    }

    @Test
    void refusesToMakeWhatSomebodyMade() {
        var seen = ledger().read(key("a"));
        store("a", note(1));

        assertThatThrownBy(() -> ledger().commit(Change.of(run).write(seen, note(2))))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("version 0 was seen");
    }

    @Test
    void removesWhatWasSeenAndOnlyThat() {
        store("a", note(1));
        var seen = ledger().read(key("a"));
        store("a", note(2));

        assertThatThrownBy(() -> ledger().commit(Change.of(run).remove(seen))).isInstanceOf(Conflict.class);
        ledger().commit(Change.of(run).remove(ledger().read(key("a"))));

        assertThat(ledger().read(key("a")).found()).isEmpty();
    }

    @Test
    void removesNothingWhereNothingWas() {
        ledger().commit(Change.of(run).remove(ledger().read(key("a"))).tell(told("One")));

        assertThat(ledger().read(key("a")).found()).isEmpty();
        assertThat(ledger().events(run, 0)).hasSize(1);
    }

    @Test
    void tellsAValueMadeAgainFromTheOneRemoved() {
        store("lock", note(1));
        var mine = ledger().read(key("lock"));
        ledger().commit(Change.of(run).remove(mine));
        store("lock", note(1));

        assertThatThrownBy(() -> ledger().commit(Change.of(run).remove(mine))).isInstanceOf(Conflict.class);
    }

    @Test
    void appendsEventsToTheChainOfTheRun() {
        ledger().commit(Change.of(run).tell(told("One")).tell(told("Two")));
        store("a", note(1));
        ledger().commit(Change.of(run).write(ledger().read(key("a")), note(2)).tell(told("Three")));

        var events = ledger().events(run, 0);

        assertThat(events).extracting(AuditEvent::type).containsExactly("One", "Two", "Three");
        assertThat(events).extracting(AuditEvent::sequence).containsExactly(1L, 2L, 3L);
        assertThat(Chain.breakIn(events)).isEmpty();
    }

    @Test
    void notesTheRunOfEveryEventAsATail() {
        ledger().commit(Change.of(run).tell(told("One")).tell(told("Two")));
        store("a", note(1));
        ledger().commit(Change.of(run).tell(told("Three")));

        assertThat(tail().value()).isEqualTo(new Tail(run, 3));
    }

    @Test
    void notesNoTailForValuesAlone() {
        store("a", note(1));

        assertThat(tail().found()).isEmpty();
    }

    @Test
    void refusesToRemoveATailThatGrewSinceItWasSeen() {
        ledger().commit(Change.of(run).tell(told("One")));
        var seen = tail();
        ledger().commit(Change.of(run).tell(told("Two")));

        assertThatThrownBy(() -> ledger().commit(Change.of(run).remove(seen))).isInstanceOf(Conflict.class);
    }

    @Test
    void notesTheTailAgainWhenItWasRemovedMeanwhile() {
        ledger().commit(Change.of(run).tell(told("One")));
        var removed = DialledItems.meanwhile(() -> ledger().commit(Change.of(run).remove(tail())));

        over(removed).commit(Change.of(run).tell(told("Two")));

        assertThat(types()).containsExactly("One", "Two");
        assertThat(tail().value()).isEqualTo(new Tail(run, 2));
    }

    @Test
    void keepsOneChainForEachRun() {
        var other = new RunId("other-" + UUID.randomUUID());
        ledger().commit(Change.of(run).tell(told("Mine")));
        ledger().commit(Change.of(other).tell(told("Theirs")));

        assertThat(ledger().events(run, 0)).extracting(AuditEvent::type).containsExactly("Mine");
        assertThat(Chain.breakIn(ledger().events(other, 0))).isEmpty();
    }

    @Test
    void givesAtMostAHundredEventsBehindASequence() {
        for (int i = 0; i < 3; i++) {
            var change = Change.of(run);
            for (int j = 0; j < 40; j++) {
                change = change.tell(told("E"));
            }
            ledger().commit(change);
        }

        assertThat(ledger().events(run, 0)).hasSize(100);
        assertThat(ledger().events(run, 100)).hasSize(20);
        assertThat(ledger().events(run, 120)).isEmpty();
    }

    @Test
    void commitsNothingWithoutATrace() {
        ledger().commit(Change.of(run));

        assertThat(ledger().events(run, 0)).isEmpty();
    }

    @Test
    void listsAPartitionPageByPageBothWays() {
        var sorts = IntStream.range(0, 7).mapToObj(i -> "s" + i).toList();
        sorts.forEach(sort -> store(sort, note(1)));

        var forward = follow(new Listing<>(Note.class, partition, Optional.empty(), 3, false));
        var backward = follow(new Listing<>(Note.class, partition, Optional.empty(), 3, true));

        assertThat(forward).isEqualTo(sorts);
        assertThat(backward).isEqualTo(sorts.reversed());
    }

    @Test
    void linksAgainWhenTheChainMovedMeanwhile() {
        var moved = DialledItems.meanwhile(() -> ledger().commit(Change.of(run).tell(told("Other"))));
        var ledger = over(moved, moved);

        ledger.commit(Change.of(run).write(ledger.read(key("a")), note(1)).tell(told("Mine")));

        assertThat(types()).containsExactly("Other", "Other", "Mine");
        assertThat(Chain.breakIn(ledger.events(run, 0))).isEmpty();
    }

    @Test
    void outlivesAStoreThatIsBusyFourTimes() {
        var ledger = over(busy(4));

        ledger.commit(Change.of(run).tell(told("Mine")));

        assertThat(types()).containsExactly("Mine");
        assertThat(pauses).containsExactly(1, 2, 3, 4);
    }

    @Test
    void isThrottledByAStoreThatStaysBusy() {
        var ledger = over(busy(5));

        assertThatThrownBy(() -> ledger.commit(Change.of(run).tell(told("Mine"))))
                .isInstanceOf(Throttled.class);
        assertThat(types()).isEmpty();
    }

    @Test
    void isThrottledByAChainThatNeverRests() {
        var moved = DialledItems.meanwhile(() -> ledger().commit(Change.of(run).tell(told("Other"))));
        var ledger = over(moved, moved, moved, moved, moved);

        assertThatThrownBy(() -> ledger.commit(Change.of(run).tell(told("Mine"))))
                .isInstanceOf(Throttled.class);
        assertThat(types()).containsOnly("Other").hasSize(5);
    }

    @Test
    void knowsItsOwnEventsWhenTheAnswerIsLost() {
        over(DialledItems.ANSWER_LOST).commit(Change.of(run).tell(told("Mine")));

        assertThat(types()).containsExactly("Mine");
    }

    @Test
    void knowsItsOwnValueWhenTheAnswerIsLost() {
        var ledger = over(DialledItems.ANSWER_LOST);

        ledger.commit(Change.of(run).write(ledger.read(key("a")), note(1)));

        assertThat(ledger.read(key("a")).value()).isEqualTo(note(1));
    }

    @Test
    void knowsItsOwnRemovalByItsEventWhenTheAnswerIsLost() {
        store("a", note(1));
        var ledger = over(DialledItems.ANSWER_LOST, DialledItems.BUSY);

        ledger.commit(Change.of(run).remove(ledger.read(key("a"))).tell(told("Removed")));

        assertThat(types()).containsExactly("Removed");
        assertThat(ledger.read(key("a")).found()).isEmpty();
    }

    @Test
    void knowsItsOwnWorkThoughTheValueAndTheChainMovedOnSince() {
        var movedOn = DialledItems.meanwhile(() -> {
            store("a", note(2));
            ledger().commit(Change.of(run).tell(told("Other")));
        });
        var ledger = over(DialledItems.ANSWER_LOST, movedOn);

        ledger.commit(Change.of(run).write(ledger.read(key("a")), note(1)).tell(told("Mine")));

        assertThat(types()).containsExactly("Mine", "Other");
        assertThat(ledger.read(key("a")).value()).isEqualTo(note(2));
    }

    @Test
    void repeatsARequestThatWasLost() {
        over(DialledItems.REQUEST_LOST).commit(Change.of(run).tell(told("Mine")));

        assertThat(types()).containsExactly("Mine");
    }

    @Test
    void isUnavailableWhenTheRepeatIsNotAnsweredEither() {
        var ledger = over(DialledItems.REQUEST_LOST, DialledItems.REQUEST_LOST);

        assertThatThrownBy(() -> ledger.commit(Change.of(run).tell(told("Mine"))))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void takesSomebodyElsesEqualWorkForTheirs() {
        var seen = ledger().read(key("a"));
        var taken = DialledItems.meanwhile(() -> ledger().commit(Change.of(run).write(seen, note(1))));

        assertThatThrownBy(() -> over(DialledItems.REQUEST_LOST, taken)
                        .commit(Change.of(run).write(seen, note(1))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void losesNoEventOfSixteenWritersOfOneChain() {
        Together.run(WRITERS, i -> () -> {
            persist(StateLedger.over(items()), () -> Change.of(run).tell(told("By" + i)));
            return true;
        });

        assertThat(types())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, WRITERS).mapToObj(i -> "By" + i).toList());
        assertThat(Chain.breakIn(ledger().events(run, 0))).isEmpty();
    }

    @Test
    void losesNoUpdateOfSixteenWritersOfOneKey() {
        store("n", note(0));

        Together.run(WRITERS, i -> () -> {
            var ledger = StateLedger.over(items());
            persist(ledger, () -> {
                var seen = ledger.read(key("n"));
                return Change.of(run)
                        .write(seen, note(seen.value().count() + 1))
                        .tell(told("By" + i));
            });
            return true;
        });

        assertThat(ledger().read(key("n")).value()).isEqualTo(note(WRITERS));
        assertThat(types()).hasSize(WRITERS).doesNotHaveDuplicates();
        assertThat(Chain.breakIn(ledger().events(run, 0))).isEmpty();
    }

    @Test
    void letsOneOfSixteenClaimAKeyEvenWithEqualWords() {
        var seen = ledger().read(key("claim"));

        var claimed = Together.run(WRITERS, _ -> () -> {
            try {
                StateLedger.over(items())
                        .commit(Change.of(run).write(seen, note(1)).tell(told("Claimed")));
                return true;
            } catch (Conflict | Throttled _) {
                return false;
            }
        });

        assertThat(claimed).filteredOn(won -> won).hasSize(1);
        assertThat(types()).containsExactly("Claimed");
    }

    /// As a machine does: looks again after each conflict and each request for patience.
    private static void persist(Ledger ledger, Supplier<Change> look) {
        while (true) {
            try {
                ledger.commit(look.get());
                return;
            } catch (Conflict | Throttled _) {
                Thread.onSpinWait();
            }
        }
    }

    private List<String> types() {
        return ledger().events(run, 0).stream().map(AuditEvent::type).toList();
    }

    private List<String> follow(Listing<Note> first) {
        var sorts = new ArrayList<String>();
        var next = Optional.of(first);
        while (next.isPresent()) {
            var page = ledger().list(next.get());
            page.values().forEach(value -> sorts.add(value.key().sort()));
            next = page.next();
        }
        return sorts;
    }

    private void store(String sort, Note note) {
        ledger().commit(Change.of(run).write(ledger().read(key(sort)), note));
    }

    private Versioned<Tail> tail() {
        return ledger().read(Tail.key(run));
    }

    private Key<Note> key(String sort) {
        return new Key<>(Note.class, partition, sort);
    }

    private static Note note(long count) {
        return new Note("note", count);
    }

    private static Told told(String type) {
        return new Told(NOON, type, "Contract", Canonical.Fields.NONE.with("why", "because"));
    }

    private static DialledItems.Fault[] busy(int times) {
        return Stream.generate(() -> DialledItems.BUSY).limit(times).toArray(DialledItems.Fault[]::new);
    }
}
