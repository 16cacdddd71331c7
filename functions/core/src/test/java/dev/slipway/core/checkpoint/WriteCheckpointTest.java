package dev.slipway.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Moments;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.CanonicalForm;
import dev.slipway.core.audit.CheckpointKey;
import dev.slipway.core.audit.MerkleTree;
import dev.slipway.core.audit.Told;
import dev.slipway.core.contract.WhoWrites;
import dev.slipway.core.contract.Written;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Origin;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Archive;
import dev.slipway.core.step.ArchiveName;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.ForwardingLedger;
import dev.slipway.core.step.InterposedLedger;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.OverseenLedger;
import dev.slipway.core.step.Tail;
import dev.slipway.core.step.Versioned;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WriteCheckpointTest {
    private final Logbook book = new Logbook();

    @Test
    void anchorsEveryEventOnceInOrderOfRunAndSequence() {
        book.tellMany("run-b", 2).tellMany("run-a", 3);

        assertThat(book.checkpoint()).isEqualTo(new WriteCheckpoint.Written(1, 5));

        assertThat(batches()).singleElement().satisfies(batch -> {
            assertThat(batch.first()).isZero();
            assertThat(batch.segments())
                    .containsExactly(
                            new Segment(new RunId("run-a"), 1, 3), new Segment(new RunId("run-b"), 1, 2));
            assertThat(batch.checkpoint().size()).isEqualTo(5);
            assertThat(batch.checkpoint().previous()).isEqualTo(AuditEvent.ORIGIN);
            assertThat(batch.checkpoint().time()).isEqualTo(Logbook.NOON);
        });
        wholeLog(5);
    }

    @Test
    void writesWhereItsRoleMayAndNowhereElse() {
        var who = new WhoWrites();
        var overseen = new OverseenLedger(book.ledger, who);
        for (int run = 0; run < 3; run++) {
            book.tellMany("run-" + run, 60);
            book.checkpoint(overseen, book.archive);
        }

        assertThat(who.by(WriteCheckpoint.class)).isEqualTo(Written.OF_CHECKPOINTS);
    }

    @Test
    void writesNothingWhereNothingWasTold() {
        book.tellMany("run-a", 1).checkpoint();
        long commits = book.ledger.commits();

        assertThat(book.checkpoint()).isEqualTo(new WriteCheckpoint.Written(0, 0));
        assertThat(book.ledger.commits()).isEqualTo(commits);
    }

    @Test
    void goesOnWhereTheLastOneEnded() {
        book.tellMany("run-b", 2).checkpoint();
        book.now = Logbook.NOON.plusSeconds(60);
        book.tellMany("run-a", 1).tellMany("run-b", 1).checkpoint();

        assertThat(batches().getLast().segments())
                .containsExactly(new Segment(new RunId("run-a"), 1, 1), new Segment(new RunId("run-b"), 3, 3));
        assertThat(batches().getLast().checkpoint().previous())
                .isEqualTo(batches().getFirst().checkpoint().hash());
        wholeLog(4);
    }

    @Test
    void anchorsWhatIsTooMuchForOneBatchInSeveral() {
        book.tellMany("long", 2_150);
        for (int i = 0; i < 190; i++) {
            book.tellMany("run-%03d".formatted(i), 1);
        }

        var written = book.checkpoint();

        assertThat(written.events()).isEqualTo(2_340);
        assertThat(written.checkpoints()).isBetween(4, 8);
        wholeLog(2_340);
    }

    @Test
    void takesRunsOffTheListOnceTheyAreInTheLog() {
        book.tellMany("run-a", 1).tellMany("run-b", 1).checkpoint();

        assertThat(book.ledger.list(Tail.all()).values()).isEmpty();
    }

    @Test
    void keepsARunOnTheListThatGrowsInTheMoment() {
        book.tellMany("run-a", 1);
        var grown = new AtomicInteger();

        book.checkpoint(whenCommitted(() -> {
            if (grown.getAndIncrement() < 6) {
                book.tellMany("run-a", 1);
            }
        }), book.archive);
        book.checkpoint();

        wholeLog(7);
        assertThat(book.ledger.list(Tail.all()).values()).isEmpty();
    }

    @Test
    void aKillAnywhereLeavesTheSameLog() {
        int kills = 0;
        for (boolean killed = true; killed; kills++) {
            var moments = Moments.killingAt(kills);
            var house = new Logbook();
            for (int round = 0; round < 2; round++) {
                house.tellMany("run-a", 3).tellMany("run-b", 1);
                try {
                    house.checkpoint(InterposedLedger.killed(house.ledger, moments), killable(house.archive, moments));
                } catch (Moments.Killed gone) {
                    // More is told before somebody looks again.
                    house.tellMany("run-c", 2);
                    house.now = house.now.plusSeconds(60);
                }
                house.checkpoint();
            }

            wholeLog(house, moments.killed() ? 10 : 8);
            killed = moments.killed();
        }
        assertThat(kills).isGreaterThan(12);
    }

    @Test
    void manyAtTheSameTimeWriteOneLog() {
        IntStream.range(0, 8).parallel().forEach(i -> {
            for (int round = 0; round < 5; round++) {
                book.tellMany("run-" + i, 3);
                try {
                    book.checkpoint();
                } catch (Conflict other) {
                    // Another one is at it.
                }
            }
        });

        book.checkpoint();

        wholeLog(120);
    }

    @Test
    void timeNeverRunsBackwards() {
        book.tellMany("run-a", 1).checkpoint();
        book.now = Logbook.NOON.minusSeconds(5);
        book.tellMany("run-a", 1).checkpoint();

        assertThat(batches().getLast().checkpoint().time()).isEqualTo(Logbook.NOON);
    }

    @Test
    void archivesEventsAndCheckpointUnderTheirPlacesForTheRetention() {
        book.tellMany("run-a", 2).checkpoint();

        assertThat(book.archive.all().keySet())
                .containsExactly("checkpoints/0000000000000000002.json", "events/0000000000000000000.ndjson");
        var events = book.ledger.events(new RunId("run-a"), 0);
        assertThat(new String(book.archive.all().get("events/0000000000000000000.ndjson"), StandardCharsets.UTF_8))
                .isEqualTo(CanonicalForm.text(events.getFirst().canonical()) + "\n"
                        + CanonicalForm.text(events.getLast().canonical()) + "\n");
        var name = new ArchiveName("checkpoints/0000000000000000002.json");
        assertThatThrownBy(() -> book.archive.remove(name, Logbook.NOON.plus(Duration.ofDays(364))))
                .hasMessageContaining("kept until");
    }

    @Test
    void anArchiveThatSawAnotherLogStopsIt() {
        book.archive.put(new ArchiveName("events/0000000000000000000.ndjson"), new byte[] {1}, Logbook.NOON);
        book.tellMany("run-a", 1);

        assertThatThrownBy(book::checkpoint).isInstanceOf(Conflict.class);
        assertThat(CheckpointHead.newest(book.ledger)).isEmpty();
    }

    @Test
    void anotherInstallationsLogIsLeftAlone() {
        book.tellMany("run-a", 1).checkpoint();
        var stranger = new WriteCheckpoint(
                book.ledger, book.archive, book.signer, new Origin("elsewhere"), Duration.ofDays(1));

        assertThatThrownBy(() -> stranger.apply(new WriteCheckpoint.Request(), book.now))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("belongs to test-house");
        assertThat(LogHead.originOf(book.ledger)).hasValue(Logbook.ORIGIN);
    }

    @Test
    void aSignerWithAnotherKeyIsNotBelieved() {
        book.tellMany("run-a", 1);
        var other = new GeneratedSigner();
        var mixed = new CheckpointSigner() {
            @Override
            public CheckpointKey key() {
                return book.signer.key();
            }

            @Override
            public byte[] sign(byte[] bytes) {
                return other.sign(bytes);
            }
        };
        var step = new WriteCheckpoint(book.ledger, book.archive, mixed, Logbook.ORIGIN, Duration.ofDays(1));

        assertThatThrownBy(() -> step.apply(new WriteCheckpoint.Request(), book.now)).isInstanceOf(Malformed.class);
        assertThat(book.archive.all()).isEmpty();
    }

    @Test
    void eventsThatChangedSinceTheyWereSignedAreNotArchived() {
        book.tellMany("run-a", 1);
        var forged = AuditEvent.first(
                new RunId("run-a"), new Told(Logbook.NOON, "Forged", "Test", Canonical.Fields.NONE));

        assertThatThrownBy(() -> book.checkpoint(new Changing(book.ledger, forged), book.archive))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("other events than were signed");
        assertThat(book.archive.all()).isEmpty();
    }

    @Test
    void theHeadIsTheNewestCheckpoint() {
        assertThat(CheckpointHead.newest(book.ledger)).isEmpty();
        book.tellMany("run-a", 2).checkpoint();

        var head = CheckpointHead.newest(book.ledger).orElseThrow();

        assertThat(head.size()).isEqualTo(2);
        assertThat(head.root()).isEqualTo(batches().getLast().checkpoint().root());
        assertThat(head.sentence()).contains("2 events", Logbook.NOON.toString(), book.signer.key().id().value());
    }

    @Test
    void aNewKeySignsWhatFollowsAndTheOldOneStaysKnown() {
        book.tellMany("run-a", 1).checkpoint();
        var old = book.signer.key();
        book.signer = new GeneratedSigner();
        book.tellMany("run-a", 1).checkpoint();

        assertThat(book.ledger.list(KnownKey.all()).values())
                .extracting(known -> known.value().key())
                .containsExactlyInAnyOrder(old, book.signer.key());
        assertThat(batches().getLast().checkpoint().key()).isEqualTo(book.signer.key().id());
    }

    private void wholeLog(long size) {
        wholeLog(book, size);
    }

    /// One history: every batch behind the one before, every root that of its events, everything archived as it is.
    private static void wholeLog(Logbook book, long size) {
        var tree = new MerkleTree();
        var previous = AuditEvent.ORIGIN;
        var seen = new HashSet<AuditEvent>();
        var archived = book.archive.all();
        for (var batch : batches(book)) {
            var lines = new StringBuilder();
            assertThat(batch.first()).isEqualTo(tree.size());
            for (var event : batch.segments().stream().flatMap(s -> SegmentEvents.of(book.ledger, s).stream()).toList()) {
                assertThat(seen.add(event)).isTrue();
                tree.append(event.hash().bytes());
                lines.append(CanonicalForm.text(event.canonical())).append('\n');
            }
            assertThat(batch.checkpoint().root()).isEqualTo(tree.root());
            assertThat(batch.checkpoint().previous()).isEqualTo(previous);
            assertThat(archived.remove("events/%019d.ndjson".formatted(batch.first())))
                    .isEqualTo(lines.toString().getBytes(StandardCharsets.UTF_8));
            assertThat(archived.remove("checkpoints/%019d.json".formatted(batch.checkpoint().size())))
                    .isEqualTo(CanonicalForm.line(batch.checkpoint().canonical()));
            previous = batch.checkpoint().hash();
        }
        assertThat(archived).isEmpty();
        assertThat(tree.size()).isEqualTo(size);
    }

    private List<Batch> batches() {
        return batches(book);
    }

    private static List<Batch> batches(Logbook book) {
        var batches = new ArrayList<Batch>();
        var listing = Optional.of(Batch.from(0));
        while (listing.isPresent()) {
            var page = book.ledger.list(listing.get());
            page.values().stream().map(Versioned::value).forEach(batches::add);
            listing = page.next();
        }
        return batches;
    }

    private Ledger whenCommitted(Runnable meanwhile) {
        return new InterposedLedger(book.ledger, meanwhile);
    }

    /// A ledger that tells another event as soon as something was committed.
    private static final class Changing implements ForwardingLedger {
        private final Ledger real;
        private final AuditEvent forged;
        private boolean begun;

        private Changing(Ledger real, AuditEvent forged) {
            this.real = real;
            this.forged = forged;
        }

        @Override
        public Ledger real() {
            return real;
        }

        @Override
        public void commit(Change change) {
            real.commit(change);
            begun |= real.read(LogHead.key()).found().filter(head -> head.begun().isPresent()).isPresent();
        }

        @Override
        public List<AuditEvent> events(RunId run, long after) {
            return begun ? List.of(forged) : real.events(run, after);
        }
    }

    private static Archive killable(Archive real, Moments moments) {
        return new Archive() {
            @Override
            public void put(ArchiveName name, byte[] bytes, Instant until) {
                moments.pass();
                real.put(name, bytes, until);
                moments.pass();
            }

            @Override
            public Optional<byte[]> fetch(ArchiveName name) {
                return real.fetch(name);
            }

            @Override
            public void remove(ArchiveName name, Instant now) {
                real.remove(name, now);
            }
        };
    }
}
