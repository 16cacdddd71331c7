package dev.slipway.core.checkpoint;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Checkpoint;
import dev.slipway.core.audit.MerkleTree;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Origin;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where the log ends.
///
/// Shape: `frontier` is that of the tree over all leaves; `begun` is a batch that was signed and is on its way into
/// the archive and the log. Whoever finds one begun carries exactly that one to its end.
public record LogHead(
        Origin origin, List<Digest> frontier, Optional<Checkpoint> newest, Optional<Begun> begun) {
    /// A batch under way, and the frontier behind it.
    public record Begun(Batch batch, List<Digest> frontier) {
        public Begun {
            frontier = List.copyOf(frontier);
        }
    }

    public LogHead {
        frontier = List.copyOf(frontier);
    }

    static Key<LogHead> key() {
        return new Key<>(LogHead.class, "log-head", "head");
    }

    /// Which installation this ledger's log belongs to; nothing before its first checkpoint was begun.
    public static Optional<Origin> originOf(Ledger ledger) {
        return ledger.read(key()).found().map(LogHead::origin);
    }

    static LogHead empty(Origin origin) {
        return new LogHead(origin, List.of(), Optional.empty(), Optional.empty());
    }

    long size() {
        return newest.map(Checkpoint::size).orElse(0L);
    }

    MerkleTree tree() {
        return new MerkleTree(size(), frontier);
    }

    Digest previous() {
        return newest.map(Checkpoint::hash).orElse(AuditEvent.ORIGIN);
    }

    /// Time never runs backwards in the log.
    Instant notBeforeNewest(Instant now) {
        return newest.map(Checkpoint::time).filter(now::isBefore).orElse(now);
    }

    LogHead begins(Begun next) {
        return new LogHead(origin, frontier, newest, Optional.of(next));
    }

    LogHead ends(Begun begun) {
        return new LogHead(
                origin, begun.frontier(), Optional.of(begun.batch().checkpoint()), Optional.empty());
    }
}
