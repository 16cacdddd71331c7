package dev.slipway.twin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// What a twin says by itself, in the form in which EventBridge would carry it. The dial may drop an event or send it
/// late.
///
/// Shape: the last 10,000 are shown; a listener hears each once, in order, one at a time, and may ask the twins
/// again. Nothing outlives the process.
public final class Events implements Moving {
    /// One event on its way: `at` is when it arrives.
    public record Told(long id, Instant at, JsonNode event) {}

    private static final int SHOWN = 10_000;

    private final Dial dial;
    private final PriorityQueue<Told> coming =
            new PriorityQueue<>(Comparator.comparing(Told::at).thenComparingLong(Told::id));
    private final Deque<Told> arrived = new ArrayDeque<>();
    private final ConcurrentLinkedQueue<JsonNode> unheard = new ConcurrentLinkedQueue<>();
    private final List<Consumer<JsonNode>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock telling = new ReentrantLock();
    private long said;
    private long came;

    public Events(Dial dial) {
        this.dial = dial;
    }

    /// Sends an event about this operation's object, unless the dial drops it.
    public synchronized void send(Operation about, Instant at, ObjectNode event) {
        if (dial.take(Effect.DropEvent.class, about).isPresent()) {
            return;
        }
        var due = dial.take(Effect.LateEvent.class, about)
                .map(late -> at.plusSeconds(late.seconds()))
                .orElse(at);
        said++;
        var told = said + event.toString();
        event.put(
                "id",
                UUID.nameUUIDFromBytes(told.getBytes(StandardCharsets.UTF_8)).toString());
        coming.add(new Told(said, due, event));
    }

    /// Hears every event that arrives from now on.
    public void listen(Consumer<JsonNode> listener) {
        listeners.add(listener);
    }

    /// What arrived after this one, oldest first.
    public synchronized List<Told> after(long id) {
        return new ArrayList<>(arrived.stream().filter(told -> told.id() > id).toList());
    }

    @Override
    public Turn turn() {
        return Turn.TELL;
    }

    @Override
    public synchronized Optional<Instant> next(Instant after) {
        return Optional.ofNullable(coming.peek()).map(Told::at).filter(due -> due.isAfter(after));
    }

    @Override
    public synchronized boolean move(Instant at) {
        for (var next = coming.peek(); next != null && !next.at().isAfter(at); next = coming.peek()) {
            coming.poll();
            came++;
            arrived.addLast(new Told(came, next.at(), next.event()));
            unheard.add(next.event());
        }
        while (arrived.size() > SHOWN) {
            arrived.removeFirst();
        }
        return false;
    }

    @Override
    public void tell() {
        while (!unheard.isEmpty() && telling.tryLock()) {
            try {
                for (var event = unheard.poll(); event != null; event = unheard.poll()) {
                    var heard = event;
                    listeners.forEach(listener -> listener.accept(heard));
                }
            } finally {
                telling.unlock();
            }
        }
    }
}
