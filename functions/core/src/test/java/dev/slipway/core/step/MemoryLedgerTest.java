package dev.slipway.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Chain;
import dev.slipway.core.audit.Told;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.model.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemoryLedgerTest {
    private static final RunId RUN = new RunId("run-1");

    private final MemoryLedger ledger = new MemoryLedger();

    @Test
    void readsNothingAsVersionZeroAndCountsWrites() {
        assertThat(ledger.read(key("a")).version()).isZero();

        store("a", "one");
        store("a", "two");

        assertThat(ledger.read(key("a"))).isEqualTo(new Versioned<>(key("a"), Optional.of("two"), 2));
    }

    @Test
    void writesNothingOfAChangeOfWhichOneValueMoved() {
        var seen = ledger.read(key("a"));
        store("a", "one");

        assertThatThrownBy(() -> ledger.commit(Change.of(RUN)
                        .write(ledger.read(key("b")), "other")
                        .write(seen, "late")
                        .tell(told("Lost"))))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("version 0 was seen");

        assertThat(ledger.read(key("b")).found()).isEmpty();
        assertThat(ledger.events(RUN, 0)).isEmpty();
        assertThat(ledger.commits()).isEqualTo(1);
    }

    @Test
    void tellsAValueMadeAgainFromTheOneRemoved() {
        store("a", "one");
        var seen = ledger.read(key("a"));
        ledger.commit(Change.of(RUN).remove(seen));
        store("a", "one");

        assertThatThrownBy(() -> ledger.commit(Change.of(RUN).remove(seen))).isInstanceOf(Conflict.class);
    }

    @Test
    void appendsToOneWholeChainAHundredAtATime() {
        IntStream.range(0, 120).forEach(i -> ledger.commit(Change.of(RUN).tell(told("E" + i))));

        var first = ledger.events(RUN, 0);
        var rest = ledger.events(RUN, 100);

        assertThat(first).hasSize(100);
        assertThat(rest).hasSize(20);
        assertThat(Chain.breakIn(IntStream.range(0, 120)
                        .<AuditEvent>mapToObj(i -> i < 100 ? first.get(i) : rest.get(i - 100))
                        .toList()))
                .isEmpty();
    }

    @Test
    void listsInOrderOfBytesBothWaysPageByPage() {
        var sorts = List.of("a", "b", "\uff5a", "\ud83d\ude80");
        sorts.reversed().forEach(sort -> store(sort, sort));

        assertThat(all(new Listing<>(String.class, "p", Optional.empty(), 3, false)))
                .isEqualTo(sorts);
        assertThat(all(new Listing<>(String.class, "p", Optional.empty(), 1, true)))
                .isEqualTo(sorts.reversed());
    }

    private List<String> all(Listing<String> listing) {
        var page = ledger.list(listing);
        var here = page.values().stream().map(Versioned::value);
        return Stream.concat(here, page.next().stream().flatMap(next -> all(next).stream()))
                .toList();
    }

    private void store(String sort, String value) {
        ledger.commit(Change.of(RUN).write(ledger.read(key(sort)), value));
    }

    private static Key<String> key(String sort) {
        return new Key<>(String.class, "p", sort);
    }

    private static Told told(String type) {
        return new Told(Instant.EPOCH, type, "Test", Canonical.Fields.NONE);
    }
}
