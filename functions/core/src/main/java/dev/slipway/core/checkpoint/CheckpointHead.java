package dev.slipway.core.checkpoint;

import dev.slipway.core.audit.KeyId;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Shown;
import dev.slipway.core.step.Ledger;
import java.time.Instant;
import java.util.Optional;

/// The newest checkpoint, as mails and pages print it, so that many people remember what the log was.
public record CheckpointHead(long size, Digest root, Instant time, KeyId key) {
    /// The newest one; nothing before the first.
    ///
    /// @throws dev.slipway.core.failure.Unavailable when the store does not answer
    public static Optional<CheckpointHead> newest(Ledger ledger) {
        return ledger.read(LogHead.key())
                .found()
                .flatMap(LogHead::newest)
                .map(newest -> new CheckpointHead(newest.size(), newest.root(), newest.time(), newest.key()));
    }

    /// One line for people.
    public String sentence() {
        return "audit log: %d events at %s, root %s, key %s".formatted(size, Shown.time(time), root, key);
    }
}
