package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Checkpoint;
import dev.slipway.core.audit.LogEntry;
import dev.slipway.core.audit.MerkleTree;
import dev.slipway.core.model.Digest;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/// Leaf by leaf and checkpoint by checkpoint: one log that only grew, and every root of it signed.
final class LogCheck {
    private final Trust trust;
    private final Iterator<Line<LogEntry>> leaves;
    private final Consumer<LogEntry> entries;
    private final Consumer<Flaw> flaws;

    private final MerkleTree tree = new MerkleTree();
    private Optional<Checkpoint> last = Optional.empty();
    private Optional<Digest> previous = Optional.of(AuditEvent.ORIGIN);
    private long checkpoints;
    private long leavesRead;

    /// The index of the next leaf.
    private long next;

    /// Whether the tree so far is that of the log: from a leaf that is missing on no root can be compared.
    private boolean comparable = true;

    LogCheck(Trust trust, Iterator<Line<LogEntry>> leaves, Consumer<LogEntry> entries, Consumer<Flaw> flaws) {
        this.trust = trust;
        this.leaves = leaves;
        this.entries = entries;
        this.flaws = flaws;
    }

    void check(Iterator<Line<Checkpoint>> lines) {
        trust.seen().flatMap(trust::doubt).ifPresent(flaws);
        while (lines.hasNext()) {
            switch (lines.next()) {
                case Line.Read<Checkpoint>(Checkpoint checkpoint) -> take(checkpoint);
                case Line.Respelled<Checkpoint>(Checkpoint checkpoint, String where) -> {
                    flaws.accept(Flaw.of(FlawKind.RE_ENCODED, checkpoint.size(), where + " is in another spelling"));
                    take(checkpoint);
                }
                case Line.Unread<Checkpoint>(FlawKind kind, String sentence) -> {
                    flaws.accept(Flaw.of(kind, size(), sentence));
                    previous = Optional.empty();
                }
            }
        }
        beyond();
    }

    Optional<Checkpoint> newest() {
        return last;
    }

    long checkpoints() {
        return checkpoints;
    }

    long leaves() {
        return leavesRead;
    }

    private void take(Checkpoint checkpoint) {
        checkpoints++;
        trust.doubt(checkpoint).ifPresent(flaws);
        if (last.filter(checkpoint::equals).isPresent()) {
            flaw(FlawKind.DUPLICATE, checkpoint, "stands there twice");
            return;
        }
        follow(checkpoint);
        grow(checkpoint.size());
        compare(checkpoint);
        previous = Optional.of(checkpoint.hash());
        last = Optional.of(checkpoint);
    }

    private void follow(Checkpoint checkpoint) {
        if (checkpoint.size() <= size()) {
            flaw(FlawKind.SHRUNK_CHECKPOINT, checkpoint, "stands behind one of size " + size());
        }
        if (previous.filter(before -> !before.equals(checkpoint.previous())).isPresent()) {
            flaw(FlawKind.FORK, checkpoint, "does not follow the one before: one is missing, or there are two histories");
        }
        if (last.filter(before -> checkpoint.time().isBefore(before.time())).isPresent()) {
            flaw(FlawKind.ORDER, checkpoint, "is older than the one before");
        }
    }

    private long size() {
        return last.map(Checkpoint::size).orElse(0L);
    }

    private void compare(Checkpoint checkpoint) {
        if (next < checkpoint.size()) {
            flaw(FlawKind.SHORTER_THAN_ANCHOR, checkpoint, "covers more than the %d leaves of the log".formatted(next));
            comparable = false;
        } else if (comparable && next == checkpoint.size() && !tree.root().equals(checkpoint.root())) {
            flaw(FlawKind.CHANGED, checkpoint, "was signed over another root than the log has");
            comparable = false;
        }
    }

    /// Leaves that no checkpoint covers, and a log that was seen longer.
    private void beyond() {
        long covered = next;
        grow(Long.MAX_VALUE);
        if (next > covered) {
            flaws.accept(Flaw.of(FlawKind.CUT, covered, "the log goes on for %d leaves behind its last checkpoint"
                    .formatted(next - covered)));
        }
        trust.seen()
                .filter(seen -> seen.size() > next)
                .ifPresent(seen -> flaw(FlawKind.SHORTER_THAN_ANCHOR, seen, "was seen before; this log ends at " + next));
    }

    private void grow(long size) {
        while (next < size && leaves.hasNext()) {
            switch (leaves.next()) {
                case Line.Read<LogEntry>(LogEntry entry) -> take(entry);
                case Line.Respelled<LogEntry>(LogEntry entry, String where) -> {
                    flaws.accept(Flaw.of(FlawKind.RE_ENCODED, entry.run(), entry.sequence(), where + " is in another spelling"));
                    take(entry);
                }
                case Line.Unread<LogEntry>(FlawKind kind, String sentence) -> {
                    flaws.accept(Flaw.of(kind, next, sentence));
                    comparable = false;
                    next++;
                }
            }
        }
    }

    private void take(LogEntry entry) {
        if (entry.index() < next) {
            var kind = entry.index() == next - 1 ? FlawKind.DUPLICATE : FlawKind.ORDER;
            flaws.accept(Flaw.of(kind, entry.run(), entry.sequence(), "leaf %d stands behind leaf %d".formatted(entry.index(), next - 1)));
            return;
        }
        if (entry.index() > next) {
            flaws.accept(Flaw.of(FlawKind.GAP, entry.run(), entry.sequence(), "leaf %d stands where %d is expected".formatted(entry.index(), next)));
            comparable = false;
        }
        next = entry.index() + 1;
        leavesRead++;
        entries.accept(entry);
        tree.append(entry.event().bytes());
        if (comparable) {
            trust.seen()
                    .filter(seen -> seen.size() == next && !seen.root().equals(tree.root()))
                    .ifPresent(seen -> flaw(FlawKind.FORK, seen, "was seen before with another root"));
        }
    }

    private void flaw(FlawKind kind, Checkpoint checkpoint, String what) {
        flaws.accept(Flaw.of(kind, checkpoint.size(), "the checkpoint of size %d %s".formatted(checkpoint.size(), what)));
    }
}
