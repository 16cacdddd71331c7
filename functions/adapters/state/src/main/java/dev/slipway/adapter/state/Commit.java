package dev.slipway.adapter.state;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Tail;
import dev.slipway.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One change on its way into the store, five tries at most.
///
/// A moved chain head is read again and linked to again; a busy store is asked again; a moved value is a
/// conflict. When no answer comes the same transaction is put once more, for only that tells what became of
/// the first: every item carries this commit's name as its writer, so a condition that fails on our own work
/// is success.
final class Commit {
    private static final int TRIES = 5;

    private final Items items;
    private final Pause pause;
    private final Change change;
    private final String writer;
    private final List<Write> values;
    private Optional<Transaction> prepared = Optional.empty();
    private boolean unanswered;

    /// @param writer a name that no other commit has
    Commit(Items items, Pause pause, Change change, String writer) {
        this.items = items;
        this.pause = pause;
        this.change = change;
        this.writer = writer;
        this.values = change.writes().stream().map(this::value).toList();
    }

    void run() {
        for (int tries = 1; ; tries++) {
            var trouble = attempt();
            if (trouble.isEmpty()) {
                return;
            }
            if (tries == TRIES) {
                throw trouble.get();
            }
            pause.before(tries);
        }
    }

    /// What stood in the way and may be gone at the next try; nothing when the change is written.
    private Optional<StepFailure> attempt() {
        var transaction = prepared.orElseGet(this::linked);
        prepared = Optional.of(transaction);
        try {
            return switch (items.write(transaction)) {
                case Receipt.Written _ -> Optional.empty();
                case Receipt.Busy busy ->
                    Optional.of(new Throttled("the store is busy with %s: %s".formatted(change.run(), busy.reason())));
                case Receipt.ConditionFailed failed -> clashed(failed, transaction);
            };
        } catch (Unavailable silence) {
            if (unanswered) {
                throw silence;
            }
            unanswered = true;
            return Optional.of(silence);
        }
    }

    private Optional<StepFailure> clashed(Receipt.ConditionFailed failed, Transaction transaction) {
        if (unanswered && landed(transaction)) {
            return Optional.empty();
        }
        for (var clash : failed.clashes()) {
            if (clash.index() < values.size()) {
                throw moved(values.get(clash.index()), clash.stored());
            }
        }
        prepared = Optional.empty();
        return Optional.of(
                new Throttled("the chain of run %s grows too fast to append to: try again".formatted(change.run())));
    }

    /// Whether the try that was not answered did its work. The last put is asked, for an event stays for
    /// ever, while a value may have been written over since.
    private boolean landed(Transaction transaction) {
        return transaction.writes().reversed().stream()
                .filter(Write.Put.class::isInstance)
                .findFirst()
                .flatMap(put -> items.get(put.key()))
                .filter(this::ours)
                .isPresent();
    }

    private boolean ours(Item stored) {
        return stored.writer().equals(writer);
    }

    private static Conflict moved(Write expected, Optional<Item> stored) {
        return new Conflict("%s moved: version %d was seen, %s is stored; look again"
                .formatted(
                        expected.key(),
                        expected.expected(),
                        stored.map(item -> "version " + item.version()).orElse("nothing")));
    }

    private Transaction linked() {
        var writes = new ArrayList<>(values);
        if (!change.events().isEmpty()) {
            Optional<AuditEvent> head = AuditTable.head(items, change.run());
            writes.add(tail(head.map(AuditEvent::sequence).orElse(0L) + change.events().size()));
            writes.addAll(AuditTable.links(change.run(), head, change.events(), writer));
        }
        return new Transaction(writes);
    }

    /// Says that the run has events which may not be in the log yet; another version for each commit.
    private Write tail(long head) {
        var at = Tail.key(change.run());
        var key = ItemKey.state(at.partition(), at.sort());
        long seen = items.get(key).map(Item::version).orElse(0L);
        return new Write.Put(new Item(key, after(seen), writer, Json.text(new Tail(change.run(), head))), seen);
    }

    private Write value(Change.Write<?> write) {
        var seen = write.seen();
        var key = ItemKey.state(seen.key().partition(), seen.key().sort());
        if (write.next().isEmpty()) {
            return new Write.Delete(key, seen.version());
        }
        var body = Json.text(write.next().get());
        return new Write.Put(new Item(key, after(seen.version()), writer, body), seen.version());
    }

    /// A key made again after its removal begins at another version, so that nobody who saw the old one
    /// takes the new one for it.
    private long after(long seen) {
        return seen == 0 ? (UUID.randomUUID().getMostSignificantBits() >>> 16) + 1 : seen + 1;
    }
}
