package dev.slipway.core.history;

import dev.slipway.core.Moments;
import dev.slipway.core.Scene;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.model.RunId;
import dev.slipway.core.rollout.Interventions;
import dev.slipway.core.step.InterposedLedger;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/// One thread with some lives in flight: whatever is due next happens next, and now and then something else happens in the
/// middle of it.
///
/// Whoever acts is a process of its own, which may be killed around each commit and each call.
final class Shift {
    /// What became of an act.
    sealed interface Done<T> {
        record Answered<T>(T answer) implements Done<T> {}

        record Failed<T>(StepFailure why) implements Done<T> {}

        record Killed<T>() implements Done<T> {}
    }

    /// In whose life something is done, and as a step of which run.
    record Acting(Life life, Optional<RunId> run) {}

    final World world;
    final Scene scene;
    final Interventions meanwhile;
    private final PriorityQueue<Life> inFlight =
            new PriorityQueue<>(Comparator.comparing(Life::due).thenComparingInt(life -> life.number));
    private Optional<Acting> acting = Optional.empty();
    private boolean interrupted;

    Shift(World world) {
        var outside = new Outside(this);
        this.world = world;
        this.scene = new Scene(new InterposedLedger(world.ledger, () -> beforeCommit(outside), outside::dies), world.mail);
        this.meanwhile = new Interventions(scene);
        scene.now = World.BEGIN;
        scene.policies = world.policies;
        scene.desk.answersAtOnce = world.answersAtOnce;
        outside.surrounds(scene);
    }

    int size() {
        return inFlight.size();
    }

    void takes(Life life) {
        inFlight.add(life);
    }

    /// Whether something is due before this time.
    boolean isDue(Instant before) {
        return !inFlight.isEmpty() && inFlight.peek().due().isBefore(before);
    }

    /// Whatever is due next in any life happens.
    ///
    /// @throws Flawed when something took place that should not have
    void turn() {
        var life = inFlight.remove();
        turn(life);
        goesOn(life);
    }

    private void goesOn(Life life) {
        if (life.isOver()) {
            world.ends(life);
        } else {
            inFlight.add(life);
        }
    }

    private void turn(Life life) {
        scene.now = life.due().isAfter(scene.now) ? life.due() : scene.now;
        watched(life, () -> life.turn(this));
    }

    /// The sweep goes over everybody's. Whoever calls it takes its turn with it: what is due next in its life may change.
    void sweeps() {
        var life = inFlight.poll();
        if (life != null) {
            watched(life, () -> act(life, Optional.empty(), "sweep", meanwhile::sweep));
            goesOn(life);
        }
    }

    private void watched(Life life, Runnable doing) {
        try {
            doing.run();
        } catch (Flawed flaw) {
            throw flaw.getCause() == null ? new Flawed(told(life, flaw), flaw) : flaw;
        } catch (RuntimeException bug) {
            throw new Flawed(told(life, bug), bug);
        }
    }

    private String told(Life life, Throwable wrong) {
        var other = wrong instanceof Flawed flaw ? flaw.run().flatMap(world::lifeOf) : Optional.<Life>empty();
        return wrong + "%n".formatted() + life.told() + other.filter(it -> it != life).map(Life::told).orElse("");
    }

    /// Somebody does something.
    ///
    /// @param run the run of the machine whose step it is
    <T> Done<T> act(Life life, Optional<RunId> run, String what, Supplier<T> doing) {
        var before = acting;
        var at = scene.now;
        acting = Optional.of(new Acting(life, run));
        try {
            var answer = doing.get();
            life.note(at, what, answer);
            return new Done.Answered<>(answer);
        } catch (StepFailure failure) {
            life.note(at, what, failure);
            return new Done.Failed<>(failure);
        } catch (Moments.Killed gone) {
            life.note(at, what, "killed");
            return new Done.Killed<>();
        } finally {
            acting = before;
        }
    }

    /// Who acts at this moment.
    Optional<Acting> acting() {
        return acting;
    }

    private void beforeCommit(Outside outside) {
        acting.map(Acting::life).filter(life -> !interrupted && life.strikes(40)).ifPresent(this::interrupt);
        outside.dies();
    }

    /// Something else happens first: what was done before in this life is done again, or what is due next here or next door.
    private void interrupt(Life life) {
        var at = scene.now;
        interrupted = true;
        if (!inFlight.isEmpty() && life.chance(25)) {
            turn();
        } else if (life.chance(50) || life.due().isAfter(at.plusSeconds(300))) {
            life.again(this);
        } else {
            turn(life);
        }
        interrupted = false;
        scene.now = at;
    }
}
