package dev.slipway.adapter.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What exceeds a limit cannot be built.
class ItemLimitsTest {
    private static final ItemKey KEY = ItemKey.state("p", "s");

    @Test
    void refusesAnItemBeyond400Kb() {
        int room = Item.LARGEST - new Item(KEY, 1, "w", "").size();

        assertThat(new Item(KEY, 1, "w", "x".repeat(room)).size()).isEqualTo(400_000);
        refuses(() -> new Item(KEY, 1, "w", "x".repeat(room + 1)), "has 400001 bytes: accepted are at most 400000");
        refuses(() -> new Item(KEY, 1, "w", "é".repeat(room / 2 + 1)), "accepted are at most 400000");
    }

    @Test
    void refusesKeysBeyond1KbOrEmptyOrWithoutUtf8() {
        assertThat(ItemKey.state("p", "é".repeat(512)).sort()).hasSize(512);
        refuses(() -> ItemKey.state("p", "é".repeat(513)), "has 1026 bytes: accepted are 1 to 1024");
        refuses(() -> ItemKey.state("p".repeat(1025), "s"), "partition");
        refuses(() -> ItemKey.state("", "s"), "has 0 bytes");
        refuses(() -> ItemKey.state("p", "\ud800"), "unpaired surrogate");
    }

    @Test
    void refusesABodyWithoutUtf8() {
        refuses(() -> new Item(KEY, 1, "w", "\udc00"), "unpaired surrogate");
    }

    @Test
    void refusesAHundredAndOneWrites() {
        assertThat(new Transaction(numbered(100)).writes()).hasSize(100);
        refuses(() -> new Transaction(numbered(101)), "a transaction of 101 writes: accepted are 1 to 100");
        refuses(() -> new Transaction(List.of()), "a transaction of 0 writes");
    }

    @Test
    void refusesATransactionBeyond4Mb() {
        var writes = new ArrayList<Write>();
        for (int i = 0; i < 11; i++) {
            writes.add(new Write.Put(new Item(ItemKey.state("p", "s" + i), 1, "w", "x".repeat(399_000)), 0));
        }

        refuses(() -> new Transaction(writes), "accepted are at most 4000000");
    }

    @Test
    void refusesTheSameItemTwice() {
        refuses(
                () -> Transaction.of(new Write.Put(new Item(KEY, 2, "w", "x"), 1), new Write.Delete(KEY, 1)),
                "writes STATE:p/s twice");
    }

    @Test
    void refusesToReplaceOrDeleteInTheAudit() {
        var told = ItemKey.audit("run", "1");

        refuses(() -> new Write.Put(new Item(told, 2, "w", "x"), 1), "only appended to");
        refuses(() -> new Write.Delete(told, 1), "nothing is deleted");
    }

    @Test
    void refusesAVersionThatDoesNotChange() {
        refuses(() -> new Write.Put(new Item(KEY, 3, "w", "x"), 3), "would not change");
        refuses(() -> new Item(KEY, 0, "w", "x"), "version is 0");
    }

    @Test
    void refusesPagesOfNoneOrMoreThanAHundred() {
        refuses(() -> new Query(Table.STATE, "p", Optional.empty(), 0, false), "accepted are 1 to 100");
        refuses(() -> new Query(Table.STATE, "p", Optional.empty(), 101, false), "accepted are 1 to 100");
    }

    private static List<Write> numbered(int count) {
        var writes = new ArrayList<Write>();
        for (int i = 0; i < count; i++) {
            writes.add(new Write.Put(new Item(ItemKey.state("p", "s" + i), 1, "w", "x"), 0));
        }
        return writes;
    }

    private static void refuses(ThrowingCallable building, String message) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
