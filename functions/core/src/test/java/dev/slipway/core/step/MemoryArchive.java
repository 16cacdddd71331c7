package dev.slipway.core.step;

import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.model.Digest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// An archive in memory. Safe for many threads.
public final class MemoryArchive implements Archive {
    private static final class Piece {
        private final byte[] bytes;
        private final Digest digest;
        private final Instant until;

        private Piece(byte[] bytes, Instant until) {
            this.bytes = bytes.clone();
            this.digest = Digest.of(bytes);
            this.until = until;
        }
    }

    private final SortedMap<String, Piece> pieces = new TreeMap<>();

    @Override
    public synchronized void put(ArchiveName name, byte[] bytes, Instant until) {
        var there = fetch(name);
        if (there.isPresent() && !Arrays.equals(there.get(), bytes)) {
            throw new Conflict(name + " holds other bytes: they stay");
        }
        pieces.putIfAbsent(name.value(), new Piece(bytes, until));
    }

    @Override
    public synchronized Optional<byte[]> fetch(ArchiveName name) {
        return Optional.ofNullable(pieces.get(name.value())).map(piece -> {
            if (!Digest.of(piece.bytes).equals(piece.digest)) {
                throw new Malformed(name + " was changed");
            }
            return piece.bytes.clone();
        });
    }

    @Override
    public synchronized void remove(ArchiveName name, Instant now) {
        var piece = pieces.get(name.value());
        if (piece != null && now.isBefore(piece.until)) {
            throw new Refused("%s is kept until %s".formatted(name, piece.until));
        }
        pieces.remove(name.value());
    }

    /// Names and bytes of everything, as text.
    public synchronized SortedMap<String, byte[]> all() {
        var all = new TreeMap<String, byte[]>();
        pieces.forEach((name, piece) -> all.put(name, piece.bytes.clone()));
        return all;
    }

    /// Turns a bit behind the archive's back.
    public synchronized void damage(ArchiveName name) {
        pieces.computeIfPresent(name.value(), (_, piece) -> {
            piece.bytes[0] ^= 1;
            return piece;
        });
    }
}
