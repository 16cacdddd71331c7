package dev.slipway.adapter.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a store of items promises. Every test keeps to partitions of its own, so that stores may be shared.
///
/// Longer than a screen, for it is the one list of promises.
public abstract class ItemsContract {
    private static final int WRITERS = 16;

    private final String partition = "p#" + UUID.randomUUID();

    /// The store, empty or not.
    protected abstract Items items();

    @Test
    void givesNothingWhereNothingWasWritten() {
        assertThat(items().get(key("a"))).isEmpty();
        assertThat(items().query(all())).isEqualTo(new Slice(List.of(), false));
    }

    @Test
    void givesBackExactlyWhatWasWritten() {
        var item = new Item(key("a/b#%'\" ü"), 1L << 48, "writer", "{\"t\":\"line\\n é \ud83d\ude80 ' ; -- \"}");

        write(put(item));

        assertThat(items().get(item.key())).contains(item);
        assertThat(items().query(all()).items()).containsExactly(item);
    }

    @Test
    void makesAnItemOnlyWhereNothingIs() {
        write(put(item("a", 1, "first")));

        var receipt = items().write(Transaction.of(put(item("a", 2, "second"))));

        assertThat(receipt).isEqualTo(clash(0, Optional.of(item("a", 1, "first"))));
        assertThat(items().get(key("a"))).contains(item("a", 1, "first"));
    }

    @Test
    void replacesOnlyTheExpectedVersion() {
        write(put(item("a", 7, "old")));

        var stale = items().write(Transaction.of(new Write.Put(item("a", 9, "new"), 6)));
        var fresh = items().write(Transaction.of(new Write.Put(item("a", 8, "new"), 7)));

        assertThat(stale).isEqualTo(clash(0, Optional.of(item("a", 7, "old"))));
        assertThat(fresh).isInstanceOf(Receipt.Written.class);
        assertThat(items().get(key("a"))).contains(item("a", 8, "new"));
    }

    @Test
    void replacesNothingWhereNothingIs() {
        var receipt = items().write(Transaction.of(new Write.Put(item("a", 2, "new"), 1)));

        assertThat(receipt).isEqualTo(clash(0, Optional.empty()));
        assertThat(items().get(key("a"))).isEmpty();
    }

    @Test
    void deletesOnlyTheExpectedVersion() {
        write(put(item("a", 3, "old")));

        var stale = items().write(Transaction.of(new Write.Delete(key("a"), 2)));
        var fresh = items().write(Transaction.of(new Write.Delete(key("a"), 3)));
        var again = items().write(Transaction.of(new Write.Delete(key("a"), 3)));

        assertThat(stale).isEqualTo(clash(0, Optional.of(item("a", 3, "old"))));
        assertThat(fresh).isInstanceOf(Receipt.Written.class);
        assertThat(again).isEqualTo(clash(0, Optional.empty()));
    }

    @Test
    void namesTheConditionThatFailedAndShowsWhatIsStored() {
        write(put(item("b", 1, "stored")));

        var receipt =
                items().write(Transaction.of(put(item("a", 1, "x")), put(item("b", 2, "y")), put(item("c", 1, "z"))));

        assertThat(receipt).isEqualTo(clash(1, Optional.of(item("b", 1, "stored"))));
    }

    @Test
    void namesAtLeastOneOfSeveralFailedConditions() {
        write(put(item("a", 1, "stored")), put(item("b", 1, "stored")));

        var receipt = items().write(Transaction.of(put(item("a", 2, "x")), put(item("b", 2, "y"))));

        assertThat(receipt)
                .isInstanceOfSatisfying(
                        Receipt.ConditionFailed.class,
                        failed -> assertThat(failed.clashes())
                                .isSubsetOf(
                                        new Receipt.Clash(0, Optional.of(item("a", 1, "stored"))),
                                        new Receipt.Clash(1, Optional.of(item("b", 1, "stored")))));
    }

    @Test
    void writesAllOrNothing() {
        write(put(item("kept", 1, "old")), put(item("removed", 1, "old")));

        var receipt = items().write(Transaction.of(
                new Write.Put(item("kept", 2, "new"), 1),
                new Write.Delete(key("removed"), 1),
                put(item("made", 1, "new")),
                put(new Item(audit("e"), 1, "w", "told")),
                new Write.Put(item("absent", 2, "new"), 1)));

        assertThat(receipt).isEqualTo(clash(4, Optional.empty()));
        assertThat(items().query(all()).items()).containsExactly(item("kept", 1, "old"), item("removed", 1, "old"));
        assertThat(items().get(audit("e"))).isEmpty();
    }

    @Test
    void writesBothTablesInOneTransactionAndKeepsThemApart() {
        var state = item("same", 1, "state");
        var audit = new Item(audit("same"), 1, "w", "audit");

        write(put(state), put(audit));

        assertThat(items().get(state.key())).contains(state);
        assertThat(items().get(audit.key())).contains(audit);
        assertThat(items().query(new Query(Table.AUDIT, partition, Optional.empty(), 100, false))
                        .items())
                .containsExactly(audit);
    }

    @Test
    void keepsWhatIsInTheAudit() {
        write(put(new Item(audit("e"), 1, "w", "told")));

        var receipt = items().write(Transaction.of(put(new Item(audit("e"), 2, "w", "told otherwise"))));

        assertThat(receipt).isInstanceOf(Receipt.ConditionFailed.class);
        assertThat(items().get(audit("e")).orElseThrow().body()).isEqualTo("told");
    }

    @Test
    void keepsPartitionsApart() {
        write(put(item("a", 1, "mine")));
        write(put(new Item(ItemKey.state(partition + "x", "a"), 1, "w", "other")));

        assertThat(items().query(all()).items()).containsExactly(item("a", 1, "mine"));
    }

    @Test
    void ordersSortKeysByTheirUtf8Bytes() {
        // U+FFFD comes before U+1F680 in bytes and behind it in UTF-16 units.
        var inOrder = List.of(
                " ",
                "!",
                "0",
                "10",
                "9",
                "A",
                "Z",
                "a",
                "a!",
                "aa",
                "z",
                "~",
                "é",
                "ü",
                "\u2028",
                "\ufffd",
                "\ud83d\ude80");
        var shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.forEach(sort -> write(put(item(sort, 1, "x"))));

        assertThat(sorts(items().query(all()).items())).containsExactlyElementsOf(inOrder);
        assertThat(sorts(items().query(new Query(Table.STATE, partition, Optional.empty(), 100, true))
                        .items()))
                .containsExactlyElementsOf(inOrder.reversed());
    }

    @Test
    void pagesForward() {
        var sorts = writeNumbered(8);

        assertThat(follow(new Query(Table.STATE, partition, Optional.empty(), 3, false)))
                .isEqualTo(sorts);
    }

    @Test
    void pagesBackward() {
        var sorts = writeNumbered(8);

        assertThat(follow(new Query(Table.STATE, partition, Optional.empty(), 3, true)))
                .isEqualTo(sorts.reversed());
    }

    @Test
    void beginsBehindAKeyThatIsNotStored() {
        writeNumbered(8);

        var forward = items().query(new Query(Table.STATE, partition, Optional.of("0005x"), 2, false));
        var backward = items().query(new Query(Table.STATE, partition, Optional.of("0005x"), 2, true));

        assertThat(sorts(forward.items())).containsExactly("0006", "0007");
        assertThat(sorts(backward.items())).containsExactly("0005", "0004");
    }

    @Test
    void findsTheLastItemOfAPartition() {
        writeNumbered(8);

        var last = items().query(new Query(Table.STATE, partition, Optional.empty(), 1, true));

        assertThat(sorts(last.items())).containsExactly("0007");
        assertThat(last.more()).isTrue();
    }

    @Test
    void pagesThroughItemsThatAreLargeTogether() {
        for (int i = 0; i < 5; i++) {
            write(put(item("%d".formatted(i), 1, "x".repeat(300 * 1024))));
        }

        assertThat(follow(new Query(Table.STATE, partition, Optional.empty(), 100, false)))
                .containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void takesAHundredWritesAtOnce() {
        var sorts = writeNumbered(Transaction.MOST);

        assertThat(follow(all())).isEqualTo(sorts);
    }

    @Test
    void takesTheLargestItem() {
        var item = largest("a");

        write(put(item));

        assertThat(items().get(item.key())).contains(item);
    }

    @Test
    void takesTheLargestTransaction() {
        var writes = new ArrayList<Write>();
        for (int i = 0; i < Transaction.LARGEST / Item.LARGEST; i++) {
            writes.add(put(largest("large-" + i)));
        }

        var receipt = items().write(new Transaction(writes));

        assertThat(receipt).isInstanceOf(Receipt.Written.class);
        assertThat(follow(all())).hasSize(writes.size());
    }

    @Test
    void takesTheLongestKeys() {
        var filler = "k".repeat(1024);
        var key = ItemKey.state((partition + filler).substring(0, 1024), "é".repeat(512));

        write(put(new Item(key, 1, "w", "x")));

        assertThat(items().get(key)).isPresent();
    }

    @Test
    void losesNoUpdateOfSixteenWritersOfOneItem() {
        write(put(item("n", 1, "0")));

        Together.run(WRITERS, _ -> () -> {
            for (int i = 0; i < 4; i++) {
                increment("n");
            }
            return true;
        });

        assertThat(items().get(key("n")).orElseThrow().body()).isEqualTo(Integer.toString(4 * WRITERS));
    }

    @Test
    void letsOneOfSixteenWritersMakeAnItem() {
        var receipts = Together.run(WRITERS, i -> () -> settled(Transaction.of(put(item("one", i + 1, "by " + i)))));

        assertThat(receipts).filteredOn(Receipt.Written.class::isInstance).hasSize(1);
        assertThat(receipts)
                .filteredOn(Receipt.ConditionFailed.class::isInstance)
                .hasSize(WRITERS - 1);
    }

    @Test
    void keepsTheSumWhileSixteenWritersMoveAmountsBothWays() {
        write(put(item("a", 1, "100")), put(item("b", 1, "100")));

        Together.run(WRITERS, i -> () -> {
            move(i % 2 == 0 ? "a" : "b", i % 2 == 0 ? "b" : "a");
            return true;
        });

        assertThat(amount("a") + amount("b")).isEqualTo(200);
        assertThat(amount("a")).isEqualTo(100);
    }

    private void increment(String sort) {
        Receipt receipt;
        do {
            var seen = items().get(key(sort)).orElseThrow();
            var next = item(sort, seen.version() + 1, Integer.toString(Integer.parseInt(seen.body()) + 1));
            receipt = items().write(Transaction.of(new Write.Put(next, seen.version())));
        } while (!(receipt instanceof Receipt.Written));
    }

    private void move(String from, String to) {
        Receipt receipt;
        do {
            var a = items().get(key(from)).orElseThrow();
            var b = items().get(key(to)).orElseThrow();
            receipt = items().write(Transaction.of(plus(a, -1), plus(b, 1)));
        } while (!(receipt instanceof Receipt.Written));
    }

    private Write plus(Item seen, int amount) {
        var sum = Integer.toString(Integer.parseInt(seen.body()) + amount);
        return new Write.Put(item(seen.key().sort(), seen.version() + 1, sum), seen.version());
    }

    private int amount(String sort) {
        return Integer.parseInt(items().get(key(sort)).orElseThrow().body());
    }

    /// What becomes of it once nobody else is busy with the same items.
    private Receipt settled(Transaction transaction) {
        var receipt = items().write(transaction);
        while (receipt instanceof Receipt.Busy) {
            receipt = items().write(transaction);
        }
        return receipt;
    }

    private void write(Write... writes) {
        assertThat(items().write(Transaction.of(writes))).isInstanceOf(Receipt.Written.class);
    }

    private List<String> writeNumbered(int count) {
        var sorts = IntStream.range(0, count).mapToObj("%04d"::formatted).toList();
        write(sorts.stream().map(sort -> put(item(sort, 1, "x"))).toArray(Write[]::new));
        return sorts;
    }

    private List<String> follow(Query first) {
        var slice = items().query(first);
        var sorts = new ArrayList<>(sorts(slice.items()));
        while (slice.more()) {
            assertThat(slice.items()).isNotEmpty().hasSizeLessThanOrEqualTo(first.limit());
            slice = items().query(first.after(sorts.getLast()));
            sorts.addAll(sorts(slice.items()));
        }
        return sorts;
    }

    private static List<String> sorts(List<Item> items) {
        return items.stream().map(item -> item.key().sort()).toList();
    }

    private Query all() {
        return new Query(Table.STATE, partition, Optional.empty(), 100, false);
    }

    private ItemKey key(String sort) {
        return ItemKey.state(partition, sort);
    }

    private ItemKey audit(String sort) {
        return ItemKey.audit(partition, sort);
    }

    private Item item(String sort, long version, String body) {
        return new Item(key(sort), version, "w", body);
    }

    private Item largest(String sort) {
        int room = Item.LARGEST - item(sort, 1, "").size();
        return item(sort, 1, "x".repeat(room));
    }

    private static Write put(Item item) {
        return new Write.Put(item, 0);
    }

    private static Receipt clash(int index, Optional<Item> stored) {
        return new Receipt.ConditionFailed(List.of(new Receipt.Clash(index, stored)));
    }
}
