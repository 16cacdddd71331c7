package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.LogEntry;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.RunId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Whether the log's leaves and the anchored events are the same, though they stand in different orders, in memory that
/// does not grow with them.
///
/// Both sides are summed up in buckets, each entry by its hash under a secret that is made for this one verification,
/// so that nobody can have prepared two sides with the same sum. Where two buckets differ, a second look at both
/// files holds what falls into them side by side, and names what differs.
final class CrossCheck {
    private static final int BUCKETS = 4096;

    /// How many differing buckets are looked into: with more than these nearly everything differs.
    private static final int LOOKED_INTO = 32;

    private static final int WORDS = 4;

    private final Sums leaves;
    private final Sums events;

    /// @param secret 32 bytes by chance
    CrossCheck(byte[] secret) {
        this.leaves = new Sums(secret);
        this.events = new Sums(secret);
    }

    /// May be told on another thread than the events.
    void leaf(LogEntry entry) {
        leaves.add(entry.run(), entry.sequence(), entry.event());
    }

    void event(ExportedEvent event) {
        events.add(event.run(), event.sequence(), event.event().hash());
    }

    /// Names every leaf without its event and every anchored event without its leaf.
    void settle(Export export, Consumer<Flaw> flaws) {
        var differing = differing();
        if (differing.isEmpty()) {
            return;
        }
        var open = new LinkedHashMap<Place, Digest>();
        export.log().forEachRemaining(line -> {
            if (value(line) instanceof LogEntry entry && differing.get(bucket(entry.run(), entry.sequence()))) {
                var twice = open.put(new Place(entry.run(), entry.sequence()), entry.event());
                if (twice != null) {
                    flaws.accept(Flaw.of(FlawKind.DUPLICATE, entry.run(), entry.sequence(), "event %d has two leaves in the log".formatted(entry.sequence())));
                }
            }
        });
        export.events().forEachRemaining(line -> {
            if (value(line) instanceof ExportedEvent event
                    && event.anchored()
                    && differing.get(bucket(event.run(), event.sequence()))) {
                meet(open, event, flaws);
            }
        });
        open.forEach((place, _) -> flaws.accept(Flaw.of(
                FlawKind.SHORTER_THAN_ANCHOR,
                place.run(),
                place.sequence(),
                "event %d is in the log and not in the export".formatted(place.sequence()))));
    }

    private static void meet(Map<Place, Digest> open, ExportedEvent event, Consumer<Flaw> flaws) {
        var leaf = open.remove(new Place(event.run(), event.sequence()));
        long sequence = event.sequence();
        if (leaf == null) {
            flaws.accept(Flaw.of(FlawKind.GAP, event.run(), sequence, "event %d is said to be in the log, which has no leaf for it".formatted(sequence)));
        } else if (!leaf.equals(event.event().hash())) {
            flaws.accept(Flaw.of(FlawKind.CHANGED, event.run(), sequence, "event %d is not the one that is in the log".formatted(sequence)));
        }
    }

    private record Place(RunId run, long sequence) {}

    private static <T> Object value(Line<T> line) {
        return switch (line) {
            case Line.Read<T>(T value) -> value;
            case Line.Respelled<T>(T value, String _) -> value;
            case Line.Unread<T> unread -> unread;
        };
    }

    private BitSet differing() {
        var differing = new BitSet(BUCKETS);
        for (int word = 0; word < BUCKETS * WORDS && differing.cardinality() < LOOKED_INTO; word++) {
            if (leaves.words[word] != events.words[word]) {
                differing.set(word / WORDS);
            }
        }
        return differing;
    }

    private static int bucket(RunId run, long sequence) {
        return Math.floorMod(run.value().hashCode() * 31 + Long.hashCode(sequence) * 0x9E3779B9, BUCKETS);
    }

    /// One side, summed up.
    private static final class Sums {
        private final byte[] secret;
        private final MessageDigest sha = Digest.sha256();
        private final long[] words = new long[BUCKETS * WORDS];

        Sums(byte[] secret) {
            this.secret = secret.clone();
        }

        void add(RunId run, long sequence, Digest hash) {
            sha.update(secret);
            sha.update(hash.bytes());
            var sum = sha.digest((run.value() + '/' + sequence).getBytes(StandardCharsets.UTF_8));
            int at = bucket(run, sequence) * WORDS;
            for (int i = 0; i < sum.length; i++) {
                words[at + i / Long.BYTES] += (sum[i] & 0xffL) << (Byte.SIZE * (i % Long.BYTES));
            }
        }
    }
}
