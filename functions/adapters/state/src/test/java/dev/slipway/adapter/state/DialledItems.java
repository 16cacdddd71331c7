package dev.slipway.adapter.state;

import dev.slipway.core.failure.Unavailable;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/// A store whose next writes go wrong as dialled, each once and in order; then it behaves.
public final class DialledItems implements Items {
    /// What becomes of one write.
    @FunctionalInterface
    public interface Fault {
        Receipt strike(Items items, Transaction transaction);
    }

    /// Somebody else is writing the same items.
    public static final Fault BUSY = (_, _) -> new Receipt.Busy("dialled");

    /// The answer is lost after success.
    public static final Fault ANSWER_LOST = (items, transaction) -> {
        items.write(transaction);
        throw new Unavailable("dialled: answer lost");
    };

    /// The request never arrives.
    public static final Fault REQUEST_LOST = (_, _) -> {
        throw new Unavailable("dialled: request lost");
    };

    private final Items items;
    private final Queue<Fault> faults = new ArrayDeque<>();

    public DialledItems(Items items, Fault... faults) {
        this.items = items;
        this.faults.addAll(List.of(faults));
    }

    /// Before the write somebody else does this.
    public static Fault meanwhile(Runnable somebodyElse) {
        return (items, transaction) -> {
            somebodyElse.run();
            return items.write(transaction);
        };
    }

    @Override
    public Optional<Item> get(ItemKey key) {
        return items.get(key);
    }

    @Override
    public Slice query(Query query) {
        return items.query(query);
    }

    @Override
    public Receipt write(Transaction transaction) {
        var fault = faults.poll();
        return fault == null ? items.write(transaction) : fault.strike(items, transaction);
    }
}
