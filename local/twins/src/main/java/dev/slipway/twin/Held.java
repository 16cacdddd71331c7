package dev.slipway.twin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// Answers that were given and are kept from their caller until somebody releases them.
public final class Held {
    /// One answer that is being held; `since` is real time.
    public record Entry(long id, String operation, String name, Instant since) {}

    private record Kept(Entry entry, CountDownLatch released) {}

    private final Map<Long, Kept> kept = new ConcurrentSkipListMap<>();
    private final AtomicLong lastId = new AtomicLong();

    public List<Entry> entries() {
        return kept.values().stream().map(Kept::entry).toList();
    }

    public void release() {
        kept.values().forEach(each -> each.released().countDown());
    }

    void await(Operation operation) throws InterruptedException {
        long id = lastId.incrementAndGet();
        var entry = new Entry(id, operation.name(), operation.subject(), Instant.now());
        var released = new CountDownLatch(1);
        kept.put(id, new Kept(entry, released));
        try {
            released.await();
        } finally {
            kept.remove(id);
        }
    }
}
