package dev.slipway.core.step;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Digest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Evidence in memory. Safe for many threads.
public final class MemoryEvidence implements Evidence {
    private final Map<Digest, byte[]> kept = new ConcurrentHashMap<>();

    @Override
    public Digest keep(byte[] bytes) {
        var digest = Digest.of(bytes);
        kept.put(digest, bytes.clone());
        return digest;
    }

    @Override
    public Optional<byte[]> fetch(Digest digest) {
        return Optional.ofNullable(kept.get(digest)).map(bytes -> {
            if (!Digest.of(bytes).equals(digest)) {
                throw new Malformed("evidence %s was changed".formatted(digest));
            }
            return bytes.clone();
        });
    }

    /// How many pieces are kept.
    public int size() {
        return kept.size();
    }

    /// Puts other bytes where a piece lies.
    public void damage(Digest digest) {
        kept.put(digest, new byte[] {1});
    }
}
