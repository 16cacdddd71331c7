package dev.slipway.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChainTest {
    private static final RunId RUN = new RunId("run-1");
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00.000000001Z");
    private static final int LENGTH = 6;

    @Test
    void isWholeAsItWasWritten() {
        assertThat(Chain.breakIn(chain())).isEmpty();
        assertThat(Chain.breakIn(List.of())).isEmpty();
    }

    @Test
    void givesAnEventThatWasBegunBeforeTheLastOneThatOnesTime() {
        var last = chain().getLast();

        var next = last.next(new Told(AT.minusSeconds(60), "Late", "somebody", Canonical.Fields.NONE));

        assertThat(next.at()).isEqualTo(last.at());
    }

    @Test
    void beginsAtTheOriginAndCountsFromOne() {
        var first = chain().getFirst();

        assertThat(first.sequence()).isEqualTo(1);
        assertThat(first.previous()).isEqualTo(AuditEvent.ORIGIN);
        assertThat(first.schema()).isEqualTo(AuditEvent.SCHEMA);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void findsEveryChangeOfASingleEvent(UnaryOperator<AuditEvent> forgery) {
        assertThat(IntStream.range(0, LENGTH).boxed()).allSatisfy(at -> {
            var events = chain();
            events.set(at, forgery.apply(events.get(at)));

            assertThat(Chain.breakIn(events)).hasValueSatisfying(said -> assertThat(said)
                    .contains("event"));
        });
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void findsAChangedEventThatWasHashedAgain(UnaryOperator<AuditEvent> forgery) {
        assertThat(IntStream.range(0, LENGTH - 1).boxed()).allSatisfy(at -> {
            var events = chain();
            var forged = forgery.apply(events.get(at));
            events.set(at, rehashed(events, at, forged));

            assertThat(Chain.breakIn(events).isPresent() || events.equals(chain())).isTrue();
        });
    }

    @Test
    void findsEveryRemovedEventButTheLast() {
        assertThat(IntStream.range(0, LENGTH - 1).boxed()).allSatisfy(at -> {
            var events = chain();
            events.remove((int) at);

            assertThat(Chain.breakIn(events))
                    .hasValue("event %d stands where %d is expected".formatted(at + 2, at + 1));
        });
    }

    @Test
    void findsEveryTwoEventsThatChangedPlaces() {
        assertThat(IntStream.range(0, LENGTH * LENGTH).boxed().filter(pair -> pair / LENGTH < pair % LENGTH))
                .allSatisfy(pair -> {
                    var events = chain();
                    Collections.swap(events, pair / LENGTH, pair % LENGTH);

                    assertThat(Chain.breakIn(events)).isPresent();
                });
    }

    @Test
    void findsAnEventThatStandsTwice() {
        var events = chain();
        events.add(3, events.get(3));

        assertThat(Chain.breakIn(events)).hasValue("event 4 stands where 5 is expected");
    }

    @Test
    void findsAnEventOfAnotherChain() {
        var events = chain();
        var other = AuditEvent.first(new RunId("run-2"), told(0)).next(told(1));
        events.set(1, other);

        assertThat(Chain.breakIn(events)).hasValue("event 2 does not follow the hash of the one before");
    }

    static Stream<UnaryOperator<AuditEvent>> forgeries() {
        return Stream.of(
                e -> copy(e, e.schema() + 1, e.run(), e.at(), e.type(), e.actor(), e.detail(), e.previous(), e.hash()),
                e -> copy(e, e.schema(), new RunId("run-2"), e.at(), e.type(), e.actor(), e.detail(), e.previous(), e.hash()),
                e -> copy(e, e.schema(), e.run(), e.at().plusNanos(1), e.type(), e.actor(), e.detail(), e.previous(), e.hash()),
                e -> copy(e, e.schema(), e.run(), e.at(), e.type() + "d", e.actor(), e.detail(), e.previous(), e.hash()),
                e -> copy(e, e.schema(), e.run(), e.at(), e.type(), "mallory", e.detail(), e.previous(), e.hash()),
                e -> copy(e, e.schema(), e.run(), e.at(), e.type(), e.actor(), e.detail().with("more", "1"), e.previous(), e.hash()),
                e -> copy(e, e.schema(), e.run(), e.at(), e.type(), e.actor(), Canonical.Fields.NONE, e.previous(), e.hash()),
                e -> copy(e, e.schema(), e.run(), e.at(), e.type(), e.actor(), e.detail(), Digest.of(new byte[0]), e.hash()),
                e -> copy(e, e.schema(), e.run(), e.at(), e.type(), e.actor(), e.detail(), e.previous(), Digest.of(new byte[0])));
    }

    private static AuditEvent copy(
            AuditEvent like,
            long schema,
            RunId run,
            Instant at,
            String type,
            String actor,
            Canonical.Fields detail,
            Digest previous,
            Digest hash) {
        return new AuditEvent(schema, run, like.sequence(), at, type, actor, detail, previous, hash);
    }

    /// What somebody would write who knows how hashes are made, but leaves the later events alone.
    private static AuditEvent rehashed(List<AuditEvent> events, int at, AuditEvent forged) {
        var told = new Told(forged.at(), forged.type(), forged.actor(), forged.detail());
        return at == 0 ? AuditEvent.first(forged.run(), told) : events.get(at - 1).next(told);
    }

    private static List<AuditEvent> chain() {
        var events = new ArrayList<>(List.of(AuditEvent.first(RUN, told(0))));
        for (int i = 1; i < LENGTH; i++) {
            events.add(events.getLast().next(told(i)));
        }
        return events;
    }

    private static Told told(int number) {
        return new Told(AT, "Happened", "Test", Canonical.Fields.NONE.with("number", number));
    }
}
