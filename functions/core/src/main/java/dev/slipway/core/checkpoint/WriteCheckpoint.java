package dev.slipway.core.checkpoint;

import dev.slipway.core.audit.CanonicalForm;
import dev.slipway.core.audit.Checkpoint;
import dev.slipway.core.audit.CheckpointKey;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Origin;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Archive;
import dev.slipway.core.step.ArchiveName;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.core.step.Versioned;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// Appends what was told since to the one log, signs its size and root, and puts both into the archive.
///
/// The only writer of the log. A batch is signed and noted first, then archived, then made part of the log; each of
/// the three is the same when it is repeated, so a kill between them leaves no gap and no fork. Two at the same time:
/// one of them is in `Conflict`, and nothing is lost. Errors: other bytes in the archive under the name of this batch are a
/// `Conflict` that stays, for then the ledger is not the one that the archive saw.
public final class WriteCheckpoint implements Step<WriteCheckpoint.Request, WriteCheckpoint.Written> {
    /// The checkpoint asks for nothing.
    public record Request() {}

    /// How many checkpoints were written, and over how many events.
    public record Written(int checkpoints, long events) {}

    private static final RunId RUN = new RunId("checkpoint");

    /// So that a call ends; what is left is anchored by the next.
    private static final int MOST = 100;

    private final Ledger ledger;
    private final Archive archive;
    private final CheckpointSigner signer;
    private final Origin origin;
    private final Duration retention;

    /// @param retention how long the archive keeps what is put there, from the time of its checkpoint on
    public WriteCheckpoint(
            Ledger ledger, Archive archive, CheckpointSigner signer, Origin origin, Duration retention) {
        this.ledger = ledger;
        this.archive = archive;
        this.signer = signer;
        this.origin = origin;
        this.retention = retention;
    }

    @Override
    public Written apply(Request request, Instant now) {
        var written = new Written(0, 0);
        long before;
        do {
            before = written.events();
            written = walked(written, now);
        } while (written.events() > before && written.checkpoints() < MOST);
        return written;
    }

    /// One walk over the tails. A second one finds what came meanwhile, and takes off the list what did not grow.
    private Written walked(Written so, Instant now) {
        var written = so;
        var tails = new Tails(ledger);
        while (written.checkpoints() < MOST) {
            // Read before the events are: whoever else writes the log moves it, and what was gathered is in conflict.
            var head = head();
            if (head.value().begun().isPresent()) {
                written = ended(head, written);
            } else {
                var pieces = tails.next();
                if (pieces.isEmpty()) {
                    break;
                }
                written = ended(begun(head, pieces, now), written);
            }
        }
        return written;
    }

    private Versioned<LogHead> head() {
        var head = ledger.read(LogHead.key());
        if (head.found().isEmpty()) {
            ledger.commit(Change.of(RUN).write(head, LogHead.empty(origin)));
            return ledger.read(LogHead.key());
        }
        if (!head.value().origin().equals(origin)) {
            throw new Malformed("the log belongs to %s, this is %s: give each installation a store of its own"
                    .formatted(head.value().origin(), origin));
        }
        return head;
    }

    private Versioned<LogHead> begun(Versioned<LogHead> seen, List<Tails.Piece> pieces, Instant now) {
        var head = seen.value();
        var tree = head.tree();
        pieces.forEach(piece -> piece.events().forEach(event -> tree.append(event.hash().bytes())));
        var key = signer.key();
        var time = head.notBeforeNewest(now);
        var bytes = Checkpoint.signedBytes(origin, tree.size(), tree.root(), time, head.previous(), key.id());
        var checkpoint = new Checkpoint(
                origin, tree.size(), tree.root(), time, head.previous(), key.id(), signature(key, bytes));
        var batch = new Batch(head.size(), pieces.stream().map(Tails.Piece::segment).toList(), checkpoint);
        var next = head.begins(new LogHead.Begun(batch, tree.frontier()));
        var known = ledger.read(new KnownKey(key).at());
        var change = Change.of(RUN).write(seen, next);
        ledger.commit(known.found().isPresent() ? change : change.write(known, new KnownKey(key)));
        var there = ledger.read(LogHead.key());
        if (!there.value().equals(next)) {
            throw new Conflict("another checkpoint carried this one to its end: look again");
        }
        return there;
    }

    private String signature(CheckpointKey key, byte[] bytes) {
        var signature = HexFormat.of().formatHex(CheckpointKey.smaller(signer.sign(bytes)));
        if (!key.signed(bytes, signature)) {
            throw new Malformed("the signer's signature is not that of its key %s: look at the key".formatted(key.id()));
        }
        return signature;
    }

    /// Archives what was begun and makes it part of the log.
    private Written ended(Versioned<LogHead> seen, Written so) {
        var begun = seen.value().begun().orElseThrow();
        var batch = begun.batch();
        var checkpoint = batch.checkpoint();
        var until = checkpoint.time().plus(retention);
        archive.put(name("events", batch.first(), "ndjson"), events(seen.value(), batch), until);
        archive.put(name("checkpoints", checkpoint.size(), "json"), CanonicalForm.line(checkpoint.canonical()), until);
        var change = Change.of(RUN)
                .write(seen, seen.value().ends(begun))
                .write(ledger.read(Batch.key(batch.first())), batch);
        for (var segment : batch.segments()) {
            change = change.write(
                    ledger.read(AnchoredRun.key(segment.run())),
                    new AnchoredRun(segment.run(), segment.last(), checkpoint.size()));
        }
        ledger.commit(change);
        return new Written(so.checkpoints() + 1, so.events() + checkpoint.size() - batch.first());
    }

    /// The events of a batch, a line each, in the order of their leaves.
    ///
    /// @throws Malformed when they are not those that were signed
    private byte[] events(LogHead head, Batch batch) {
        var tree = head.tree();
        var lines = new StringBuilder();
        for (var segment : batch.segments()) {
            SegmentEvents.of(ledger, segment).forEach(event -> {
                tree.append(event.hash().bytes());
                lines.append(CanonicalForm.text(event.canonical())).append('\n');
            });
        }
        if (!tree.root().equals(batch.checkpoint().root())) {
            throw new Malformed("the audit holds other events than were signed for the checkpoint of size %d: restore it"
                    .formatted(batch.checkpoint().size()));
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ArchiveName name(String folder, long number, String suffix) {
        return new ArchiveName("%s/%s.%s".formatted(folder, Batch.sort(number), suffix));
    }
}
