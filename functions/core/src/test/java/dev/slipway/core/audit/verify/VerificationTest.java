package dev.slipway.core.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Checkpoint;
import dev.slipway.core.audit.LogEntry;
import dev.slipway.core.audit.Told;
import dev.slipway.core.checkpoint.GeneratedSigner;
import dev.slipway.core.checkpoint.Logbook;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Origin;
import dev.slipway.core.model.RunId;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Each kind of flaw by an export that has it. Three checkpoints over two runs, and an event behind the last.
class VerificationTest {
    private static final RunId A = new RunId("run-a");
    private static final RunId B = new RunId("run-b");

    private final Logbook book = new Logbook();
    private final Exported export;

    VerificationTest() {
        book.tellMany("run-a", 3).checkpoint();
        book.now = book.now.plusSeconds(60);
        book.tellMany("run-b", 2).tellMany("run-a", 2).checkpoint();
        book.now = book.now.plusSeconds(60);
        book.tellMany("run-b", 2).checkpoint();
        book.tellMany("run-b", 1);
        export = Exported.of(book);
    }

    @Test
    void nothingIsWrongButThatAnEventIsNotAnchoredYet() {
        assertThat(export.flaws(book)).extracting(Flaw::kind).containsExactly(FlawKind.UNANCHORED);
    }

    @Test
    void aSummarySaysWhatWasLookedAt() {
        var summary = new Verification(Trust.of(Logbook.ORIGIN, book.keys(), Optional.empty()), new byte[32], _ -> {})
                .of(export);

        assertThat(summary.runs()).isEqualTo(2);
        assertThat(summary.events()).isEqualTo(10);
        assertThat(summary.unanchored()).isEqualTo(1);
        assertThat(summary.leaves()).isEqualTo(9);
        assertThat(summary.checkpoints()).isEqualTo(3);
        assertThat(summary.newest().map(Checkpoint::size)).hasValue(9L);
    }

    @Test
    void anEmptyExportIsWhole() {
        assertThat(new Exported().flaws(book)).isEmpty();
    }

    @Test
    void eventsWithoutAnyCheckpointAreCutForWhoeverHoldsTheKeys() {
        var bare = bare(3);

        assertThat(bare.flaws(book)).extracting(Flaw::kind, Flaw::sentence)
                .containsExactly(tuple(FlawKind.CUT, "no checkpoint stands over these 3 events: nothing of it is signed"));
    }

    @Test
    void withoutKeysEventsWithoutAnyCheckpointAreCutOnceThereAreMoreThanAHundred() {
        var trust = Trust.unpinned(Logbook.ORIGIN, List.of(), Optional.empty());

        assertThat(bare(100).flaws(trust)).extracting(Flaw::kind).containsExactly(FlawKind.UNANCHORED);
        assertThat(bare(101).flaws(trust)).extracting(Flaw::kind).containsExactly(FlawKind.CUT);
    }

    private static Exported bare(int events) {
        return Exported.of(new Logbook().tellMany("run-a", events));
    }

    @Test
    void aChangedEventIsNamed() {
        set(1, changed(event(1), "Forged"));

        assertThat(found()).contains(flaw(FlawKind.CHANGED, A, 2));
    }

    @Test
    void anEventThatWasHashedAgainBreaksTheOneBehindItAndTheLog() {
        set(1, rehashed(event(0), "Forged"));

        assertThat(found()).contains(flaw(FlawKind.CHANGED, A, 2), flaw(FlawKind.CHANGED, A, 3));
    }

    @Test
    void aWholeRunHashedAgainIsNotTheOneInTheLog() {
        set(0, new ExportedEvent(AuditEvent.first(A, new Told(Logbook.NOON, "Forged", "Test", Canonical.Fields.NONE)), true));
        for (int i = 1; i < 5; i++) {
            set(i, rehashed(event(i - 1), event(i).type()));
        }

        assertThat(found())
                .contains(flaw(FlawKind.CHANGED, A, 1), flaw(FlawKind.CHANGED, A, 5))
                .noneMatch(at -> at.contains("run-b"));
    }

    @Test
    void aMissingEventIsAGap() {
        export.events.remove(1);

        assertThat(found()).contains(flaw(FlawKind.GAP, A, 3), flaw(FlawKind.SHORTER_THAN_ANCHOR, A, 2));
    }

    @Test
    void aMissingFirstEventIsAGap() {
        export.events.removeFirst();

        assertThat(found()).contains(flaw(FlawKind.GAP, A, 2));
    }

    @Test
    void aRunThatEndsBeforeItsLeavesIsShorterThanItsAnchor() {
        export.events.remove(4);

        assertThat(found()).containsExactly(flaw(FlawKind.SHORTER_THAN_ANCHOR, A, 5));
    }

    @Test
    void aRunThatIsGoneIsShorterThanItsAnchor() {
        export.events.subList(0, 5).clear();

        assertThat(found()).hasSize(5).contains(flaw(FlawKind.SHORTER_THAN_ANCHOR, A, 1));
    }

    @Test
    void twoEventsInEachOthersPlaceAreOutOfOrder() {
        Collections.swap(export.events, 1, 2);

        assertThat(found()).contains(flaw(FlawKind.GAP, A, 3), flaw(FlawKind.ORDER, A, 2));
    }

    @Test
    void twoRunsInEachOthersPlaceAreOutOfOrder() {
        Collections.rotate(export.events, 5);

        assertThat(found()).contains(flaw(FlawKind.ORDER, A, 0));
    }

    @Test
    void anEventTwiceIsADuplicate() {
        export.events.add(2, export.events.get(1));

        assertThat(found()).contains(flaw(FlawKind.DUPLICATE, A, 2));
    }

    @Test
    void anEventBehindTheEndOfTheLogIsNoneOfItsLeaves() {
        export.events.add(read(rehashed(event(9), "Noted")));

        assertThat(found()).contains(flaw(FlawKind.GAP, B, 6), flaw(FlawKind.ORDER, B, 6));
    }

    @Test
    void anEventThatIsSaidNotToBeInTheLogThoughItIsIsMissed() {
        set(4, new ExportedEvent(event(4), false));

        assertThat(found()).contains(flaw(FlawKind.SHORTER_THAN_ANCHOR, A, 5));
    }

    @Test
    void anEventOlderThanTheOneBeforeIsOutOfOrder() {
        var old = new Told(Logbook.NOON.minusSeconds(1), "Noted", "Test", Canonical.Fields.NONE);
        var forged = AuditEvent.first(new RunId("run-z"), new Told(Logbook.NOON, "Noted", "Test", Canonical.Fields.NONE));
        var genuine = forged.next(old);
        export.events.add(read(new ExportedEvent(forged, false)));
        var late = new AuditEvent(
                1, forged.run(), 2, old.at(), "Noted", "Test", Canonical.Fields.NONE, forged.hash(), genuine.hash());
        export.events.add(read(new ExportedEvent(late, false)));

        assertThat(found()).contains(flaw(FlawKind.ORDER, new RunId("run-z"), 2));
    }

    @Test
    void aLineThatHoldsNoEventStandsForTheNextOne() {
        export.events.set(1, new Line.Unread<>(FlawKind.CHANGED, "line 2 of events.ndjson is no event"));

        assertThat(found()).contains(flaw(FlawKind.CHANGED, A, 2)).doesNotContain(flaw(FlawKind.CHANGED, A, 3));
    }

    @Test
    void aFirstLineThatHoldsNoEventIsNamed() {
        export.events.set(0, new Line.Unread<>(FlawKind.CUT, "line 1 of events.ndjson is torn"));

        assertThat(found()).contains("cut 0", flaw(FlawKind.GAP, A, 2));
    }

    @Test
    void aValueInAnotherSpellingIsNamedWhereverItStands() {
        export.events.set(1, new Line.Respelled<>(new ExportedEvent(event(1), true), "line 2 of events.ndjson"));
        export.log.set(1, new Line.Respelled<>(Exported.value(export.log.get(1)), "line 2 of log.ndjson"));
        export.checkpoints.set(0, new Line.Respelled<>(checkpoint(0), "line 1 of checkpoints.ndjson"));

        assertThat(found()).containsExactlyInAnyOrder("re-encoded 3", flaw(FlawKind.RE_ENCODED, A, 2), flaw(FlawKind.RE_ENCODED, A, 2));
    }

    @Test
    void aChangedLeafHasAnotherRootThanWasSignedAndAnotherEvent() {
        setLeaf(3, new LogEntry(3, leaf(3).run(), leaf(3).sequence(), Digest.of(new byte[0])));

        assertThat(found()).contains("changed 7", flaw(FlawKind.CHANGED, A, 4));
    }

    @Test
    void aLeafThatNamesAnotherEventIsFound() {
        setLeaf(3, new LogEntry(3, B, 7, leaf(3).event()));

        assertThat(found()).contains(flaw(FlawKind.SHORTER_THAN_ANCHOR, B, 7), flaw(FlawKind.GAP, A, 4));
    }

    @Test
    void aMissingLeafIsAGap() {
        export.log.remove(3);

        assertThat(found()).contains(flaw(FlawKind.GAP, A, 5), flaw(FlawKind.GAP, A, 4));
    }

    @Test
    void aLeafTwiceIsADuplicate() {
        export.log.add(4, export.log.get(3));

        assertThat(found()).containsExactly(flaw(FlawKind.DUPLICATE, A, 4));
    }

    @Test
    void twoLeavesInEachOthersPlaceAreOutOfOrder() {
        Collections.swap(export.log, 3, 4);

        assertThat(found()).contains(flaw(FlawKind.GAP, A, 5), flaw(FlawKind.ORDER, A, 4));
    }

    @Test
    void twoLeavesOfOneEventAreADuplicate() {
        setLeaf(3, new LogEntry(3, leaf(2).run(), leaf(2).sequence(), leaf(2).event()));

        assertThat(found()).contains(flaw(FlawKind.DUPLICATE, A, 3));
    }

    @Test
    void aLineThatHoldsNoLeafIsNamed() {
        export.log.set(3, new Line.Unread<>(FlawKind.CHANGED, "line 4 of log.ndjson is no leaf"));

        assertThat(found()).contains("changed 3", flaw(FlawKind.GAP, A, 4));
    }

    @Test
    void aLogThatEndsBeforeItsCheckpointIsShorterThanItsAnchor() {
        export.log.removeLast();

        assertThat(found()).contains("shorter-than-anchor 9");
    }

    @Test
    void aLogThatGoesOnBehindItsLastCheckpointWasCutThere() {
        export.checkpoints.removeLast();

        assertThat(found()).containsExactly("cut 7");
    }

    @Test
    void aMissingCheckpointIsAFork() {
        export.checkpoints.remove(1);

        assertThat(found()).containsExactly("fork 9");
    }

    @Test
    void aCheckpointTwiceIsADuplicate() {
        export.checkpoints.add(export.checkpoints.getLast());

        assertThat(found()).containsExactly("duplicate 9");
    }

    @Test
    void twoCheckpointsInEachOthersPlaceShrink() {
        Collections.swap(export.checkpoints, 1, 2);

        assertThat(found()).contains("fork 9", "fork 7", "shrunk-checkpoint 7", "order 7");
    }

    @Test
    void aLineThatHoldsNoCheckpointIsNamedAndTheRestIsLookedAt() {
        export.checkpoints.set(1, new Line.Unread<>(FlawKind.CHANGED, "line 2 of checkpoints.ndjson is no checkpoint"));

        assertThat(found()).containsExactly("changed 3");
    }

    @Test
    void aChangedCheckpointHasABadSignature() {
        var genuine = checkpoint(1);
        export.checkpoints.set(1, new Line.Read<>(new Checkpoint(
                genuine.origin(), 6, genuine.root(), genuine.time(), genuine.previous(), genuine.key(), genuine.signature())));

        assertThat(found()).contains("bad-signature 6", "changed 6", "fork 9");
    }

    @Test
    void theOtherSpellingOfASignatureIsNone() {
        var genuine = checkpoint(2);
        export.checkpoints.set(2, new Line.Read<>(new Checkpoint(
                genuine.origin(),
                genuine.size(),
                genuine.root(),
                genuine.time(),
                genuine.previous(),
                genuine.key(),
                Spelling.other(genuine.signature()))));

        assertThat(found()).containsExactly("bad-signature 9");
    }

    @Test
    void aKeyThatNobodyVouchesForIsUnknown() {
        var trust = Trust.of(Logbook.ORIGIN, List.of(new GeneratedSigner().key()), Optional.empty());

        assertThat(places(export.flaws(trust))).containsExactly("unknown-key 3", "unknown-key 7", "unknown-key 9");
    }

    @Test
    void aLogOfAnotherInstallationIsNotThisOnes() {
        var trust = Trust.of(new Origin("elsewhere"), book.keys(), Optional.empty());

        assertThat(places(export.flaws(trust))).containsExactly("other-origin 3", "other-origin 7", "other-origin 9");
    }

    @Test
    void keysThatFollowEachOtherAreBothBelieved() {
        var old = book.keys().getFirst();
        book.signer = new GeneratedSigner();
        book.checkpoint();

        var trust = Trust.of(Logbook.ORIGIN, List.of(old, book.signer.key(), old), Optional.empty());

        assertThat(Exported.of(book).flaws(trust)).isEmpty();
    }

    @Test
    void aLogThatGrewSinceItWasSeenIsWhole() {
        assertThat(places(export.flaws(book, Optional.of(checkpoint(0))))).isEmpty();
        assertThat(places(export.flaws(book, Optional.of(checkpoint(2))))).isEmpty();
    }

    @Test
    void aLogThatWasSeenLongerIsShorterThanItsAnchor() {
        var seen = checkpoint(2);
        export.checkpoints.removeLast();
        export.log.subList(7, 9).clear();
        export.events.subList(7, 10).clear();

        assertThat(places(export.flaws(book, Optional.of(seen)))).containsExactly("shorter-than-anchor 9");
        assertThat(places(new Exported().flaws(book, Optional.of(seen)))).containsExactly("shorter-than-anchor 9");
    }

    @Test
    void aLogThatWasSeenOtherwiseIsAFork() {
        var other = new Logbook();
        other.signer = book.signer;
        other.tellMany("run-c", 7).checkpoint();
        var seen = Exported.value(Exported.of(other).checkpoints.getFirst());

        assertThat(places(export.flaws(book, Optional.of(seen)))).containsExactly("fork 7");
    }

    @Test
    void whatWasSeenMustBeSignedItself() {
        var seen = checkpoint(2);
        var forged = new Checkpoint(
                seen.origin(), 8, seen.root(), seen.time(), seen.previous(), seen.key(), seen.signature());

        assertThat(places(export.flaws(book, Optional.of(forged)))).contains("bad-signature 8", "fork 8");
    }

    @Test
    void everyKindHasAWordOfItsOwn() {
        var words = new HashSet<String>();
        for (var kind : FlawKind.values()) {
            words.add(kind.word());
        }

        assertThat(words).hasSize(FlawKind.values().length).contains("shorter-than-anchor", "re-encoded", "shrunk-checkpoint");
    }

    private List<String> found() {
        return places(export.flaws(book));
    }

    private static List<String> places(List<Flaw> flaws) {
        return flaws.stream()
                .filter(flaw -> flaw.kind() != FlawKind.UNANCHORED)
                .map(flaw -> flaw.kind().word() + flaw.run().map(run -> " " + run).orElse("") + " " + flaw.sequence())
                .toList();
    }

    private static String flaw(FlawKind kind, RunId run, long sequence) {
        return "%s %s %d".formatted(kind.word(), run, sequence);
    }

    private AuditEvent event(int at) {
        return Exported.value(export.events.get(at)).event();
    }

    private void set(int at, ExportedEvent event) {
        export.events.set(at, new Line.Read<>(event));
    }

    private LogEntry leaf(int at) {
        return Exported.value(export.log.get(at));
    }

    private void setLeaf(int at, LogEntry entry) {
        export.log.set(at, new Line.Read<>(entry));
    }

    private Checkpoint checkpoint(int at) {
        return Exported.value(export.checkpoints.get(at));
    }

    private static Line<ExportedEvent> read(ExportedEvent event) {
        return new Line.Read<>(event);
    }

    private static ExportedEvent changed(AuditEvent event, String type) {
        var changed = new AuditEvent(
                event.schema(),
                event.run(),
                event.sequence(),
                event.at(),
                type,
                event.actor(),
                event.detail(),
                event.previous(),
                event.hash());
        return new ExportedEvent(changed, true);
    }

    /// What somebody would write behind this event who knows how hashes are made.
    private static ExportedEvent rehashed(AuditEvent before, String type) {
        return new ExportedEvent(before.next(new Told(before.at(), type, "Test", Canonical.Fields.NONE)), true);
    }
}
