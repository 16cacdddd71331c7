package dev.slipway.core.step;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.RunId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Whatever a step does outside goes through here: noted, looked up, made, looked up again, noted.
///
/// A repeat, a crash and a lost answer end the same. Source of the order: the event that says what is
/// about to happen is durable before the effect, and the effect is known by a deterministic name.
public final class Effects {
    private final Ledger ledger;
    private final InstantSource clock;

    /// The clock gives each note its own time, for an effect may take long.
    public Effects(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Makes sure that the thing of this name is there, and answers it.
    ///
    /// @param name what is made, deterministic, such as `endpoint/chatbot-x-staging@c-1f2e`
    /// @param look finds the thing by its name, or nothing
    /// @param make makes it; [Refused] and [Conflict] are looked into, for they may be our own earlier success
    /// @param same whether what is there is what was wanted
    /// @throws Conflict when something else stands under the name
    /// @throws Unavailable when it was made and is not to be seen yet, or is being made by another try
    public <T> T ensure(
            RunId run, String actor, String name, Supplier<Optional<T>> look, Runnable make, Predicate<T> same) {
        var note = ledger.read(EffectNote.key(run, name));
        if (note.found().isEmpty()) {
            note(note, run, actor, name, EffectNote.State.STARTED);
        }
        var there = look.get()
                .filter(same)
                .or(() -> made(name, look, make, same))
                .orElseThrow(() -> new Unavailable(name + " was made and is not to be seen yet: look again"));
        if (!isDone(note)) {
            var since = ledger.read(EffectNote.key(run, name));
            // Another try may have come to the end meanwhile: what is done is told once.
            if (!isDone(since)) {
                note(since, run, actor, name, EffectNote.State.DONE);
            }
        }
        return there;
    }

    /// Whether this run saw it made before; it may be gone since.
    public boolean isDone(RunId run, String name) {
        return isDone(ledger.read(EffectNote.key(run, name)));
    }

    /// When this run first set out to make it; nothing when it never did.
    public Optional<Instant> since(RunId run, String name) {
        return ledger.read(EffectNote.key(run, name)).found().map(EffectNote::started);
    }

    /// What tells that the outside lastingly refuses what this run has begun, or does not take it; nothing when that was told before, or it is done.
    public Optional<Change> refused(RunId run, String actor, String name, String why) {
        var seen = ledger.read(EffectNote.key(run, name));
        var detail = Canonical.Fields.NONE.with("effect", name).with("reason", why);
        return seen.found()
                .filter(note -> note.state() == EffectNote.State.STARTED)
                .map(note -> Change.of(run)
                        .write(seen, new EffectNote(name, EffectNote.State.REFUSED, note.started()))
                        .tell(new Told(clock.instant(), "EffectRefused", actor, detail)));
    }

    /// How far this run has come with it; nothing where it never set out to make it.
    public static Optional<EffectNote.State> stateOf(Ledger ledger, RunId run, String name) {
        return ledger.read(EffectNote.key(run, name)).found().map(EffectNote::state);
    }

    private static boolean isDone(Versioned<EffectNote> note) {
        return note.found().filter(there -> there.state() == EffectNote.State.DONE).isPresent();
    }

    private static <T> Optional<T> made(
            String name, Supplier<Optional<T>> look, Runnable make, Predicate<T> same) {
        try {
            make.run();
        } catch (Refused | Conflict refusal) {
            var there = look.get().orElseThrow(() -> refusal);
            if (!same.test(there)) {
                throw new Conflict(
                        name + " is refused, and something else stands there: " + refusal.getMessage(), refusal);
            }
            return Optional.of(there);
        }
        return look.get().filter(same);
    }

    private void note(
            Versioned<EffectNote> seen, RunId run, String actor, String name, EffectNote.State state) {
        var now = clock.instant();
        var type = state == EffectNote.State.STARTED ? "EffectStarted" : "EffectDone";
        var started = seen.found().map(EffectNote::started).orElse(now);
        try {
            ledger.commit(Change.of(run)
                    .write(seen, new EffectNote(name, state, started))
                    .tell(new Told(now, type, actor, Canonical.Fields.NONE.with("effect", name))));
        } catch (Conflict raced) {
            // Not a conflict about the thing: another try of this run is at it in this moment.
            throw new Unavailable("another try makes " + name + " at the same time: look again", raced);
        }
    }
}
