package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.LogEntry;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.RunId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Whether the log's leaves and the anchored events are the same, though they stand in different orders, in memory that
/// does not grow with them.
///
/// Both sides are summed up in buckets, each entry by its hash under a secret that is made for this one verification,
/// so that nobody can have prepared two sides with the same sum, nor entries that fall into one bucket. Where buckets differ, a
/// second look at both files holds what falls into some of them side by side, and names what differs.
final class CrossCheck {
    private static final int BUCKETS = 4096;

    /// How many leaves of differing buckets are held; of one bucket all are, which is more from 400 million leaves on.
    private static final int HELD = 100_000;

    private static final int WORDS = 4;

    private final Sums leaves;
    private final Sums events;
    private final Places places;

    /// @param secret 32 bytes by chance
    CrossCheck(byte[] secret) {
        this.places = new Places(secret);
        this.leaves = new Sums(secret, places);
        this.events = new Sums(secret, places);
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
            if (value(line) instanceof LogEntry entry && differing.get(places.bucket(entry.run(), entry.sequence()))) {
                var twice = open.put(new Place(entry.run(), entry.sequence()), entry.event());
                if (twice != null) {
                    flaws.accept(Flaw.of(FlawKind.DUPLICATE, entry.run(), entry.sequence(), "event %d has two leaves in the log".formatted(entry.sequence())));
                }
            }
        });
        export.events().forEachRemaining(line -> {
            if (value(line) instanceof ExportedEvent event
                    && event.anchored()
                    && differing.get(places.bucket(event.run(), event.sequence()))) {
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
        long held = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (leaves.differ(events, bucket)) {
                held += leaves.entries[bucket];
                if (held > HELD && !differing.isEmpty()) {
                    break;
                }
                differing.set(bucket);
            }
        }
        return differing;
    }

    /// Which bucket an entry falls into: a polynomial over its place, at a point that nobody knew when the export was made.
    private static final class Places {
        private static final long PRIME = (1L << 61) - 1;

        private final long point;

        Places(byte[] secret) {
            this.point = new BigInteger(1, secret).mod(BigInteger.valueOf(PRIME)).longValue();
        }

        int bucket(RunId run, long sequence) {
            long sum = next(sequence >>> 32, sequence & 0xffff_ffffL);
            var name = run.value();
            for (int i = 0; i < name.length(); i++) {
                sum = next(sum, name.charAt(i));
            }
            return (int) (next(sum, name.length()) % BUCKETS);
        }

        private long next(long sum, long term) {
            long high = Math.multiplyHigh(sum, point);
            long low = sum * point;
            long folded = (low & PRIME) + (low >>> 61 | high << 3) + term;
            return folded % PRIME;
        }
    }

    /// One side, summed up.
    private static final class Sums {
        private final byte[] secret;
        private final Places places;
        private final MessageDigest sha = Digest.sha256();
        private final long[] words = new long[BUCKETS * WORDS];
        private final long[] entries = new long[BUCKETS];

        Sums(byte[] secret, Places places) {
            this.secret = secret.clone();
            this.places = places;
        }

        boolean differ(Sums other, int bucket) {
            int at = bucket * WORDS;
            return !Arrays.equals(words, at, at + WORDS, other.words, at, at + WORDS);
        }

        void add(RunId run, long sequence, Digest hash) {
            sha.update(secret);
            sha.update(hash.bytes());
            var sum = sha.digest((run.value() + '/' + sequence).getBytes(StandardCharsets.UTF_8));
            int bucket = places.bucket(run, sequence);
            entries[bucket]++;
            int at = bucket * WORDS;
            for (int i = 0; i < sum.length; i++) {
                words[at + i / Long.BYTES] += (sum[i] & 0xffL) << (Byte.SIZE * (i % Long.BYTES));
            }
        }
    }
}
