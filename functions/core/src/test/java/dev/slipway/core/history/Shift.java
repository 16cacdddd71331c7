package dev.slipway.core.history;

import dev.slipway.core.Moments;
import dev.slipway.core.Scene;
import dev.slipway.core.approval.Letter;
import dev.slipway.core.approval.Mail;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.rollout.HostingCall;
import dev.slipway.core.rollout.Interventions;
import dev.slipway.core.step.InterposedLedger;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/// One thread with some histories in flight: whatever is due next happens next, and now and then something else happens in
/// the middle of it.
///
/// Whoever acts is a process of its own: it may be killed around each commit and each call, a call may fail, and its answer
/// may be lost.
final class Shift {
    /// What became of an act.
    sealed interface Done<T> {
        record Answered<T>(T answer) implements Done<T> {}

        record Failed<T>(StepFailure why) implements Done<T> {}

        record Killed<T>() implements Done<T> {}
    }

    private record Acting(Life life, Optional<RunId> run) {}

    final World world;
    final Scene scene;
    final Interventions meanwhile;
    final PriorityQueue<Life> inFlight = new PriorityQueue<>(Comparator.comparing(Life::due).thenComparing(life -> life.number));
    private Optional<Acting> acting = Optional.empty();
    private boolean interrupted;

    Shift(World world) {
        this.world = world;
        this.scene = new Scene(world.ledger, world.mail);
        this.meanwhile = new Interventions(scene);
        scene.now = World.BEGIN;
        scene.policies = world.policies;
        scene.ledger = new InterposedLedger(world.ledger, this::beforeCommit, () -> dieOf(8));
        scene.hosting.before = _ -> fail();
        scene.hosting.look = this::fail;
        scene.hosting.after = this::called;
        scene.metrics.before = this::fail;
        scene.metrics.look = this::fail;
        scene.metrics.after = this::fail;
        scene.server.before = this::fail;
        scene.desk.out = new Mails();
        scene.workflows.starting = plan -> lossy(() -> world.machines.start(plan.run()));
        scene.workflows.rolling = run -> lossy(() -> world.machines.start(run));
        scene.workflows.completing = (token, answer) -> lossy(() -> world.machines.complete(token, answer));
    }

    /// Whatever is due next in any life happens.
    void turn() {
        var life = inFlight.poll();
        turn(life);
        if (life.isOver()) {
            world.ends(life);
        } else {
            inFlight.add(life);
        }
    }

    private void turn(Life life) {
        scene.now = life.due().isAfter(scene.now) ? life.due() : scene.now;
        try {
            life.turn(this);
        } catch (Flawed flaw) {
            throw flaw.getCause() == null ? new Flawed(told(life, flaw), flaw) : flaw;
        } catch (RuntimeException bug) {
            throw new Flawed(told(life, bug), bug);
        }
    }

    private String told(Life life, Throwable wrong) {
        var other = wrong instanceof Flawed flawed ? flawed.run().flatMap(world::lifeOf) : Optional.<Life>empty();
        return wrong + "%n".formatted() + life.told() + other.filter(it -> it != life).map(Life::told).orElse("");
    }

    /// Somebody does something.
    ///
    /// @param run the machine's run whose step it is
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

    private void beforeCommit() {
        if (!interrupted && strikes(40)) {
            interrupt(acting.orElseThrow().life());
        }
        dieOf(8);
    }

    /// Something else happens first: another try of what this life did before, or what is due next here or next door.
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

    private void dieOf(int perMille) {
        if (strikes(perMille)) {
            throw new Moments.Killed();
        }
    }

    private boolean strikes(int perMille) {
        return acting.filter(who -> who.life().strikes(perMille)).isPresent();
    }

    /// A call that finds nobody, or does not come back.
    private void fail() {
        dieOf(2);
        if (strikes(4)) {
            throw new Unavailable("no answer");
        }
        if (strikes(2)) {
            throw new Throttled("not now");
        }
    }

    private <T> T lossy(Supplier<T> call) {
        fail();
        var answer = call.get();
        fail();
        return answer;
    }

    /// A call that took effect; what follows from it follows in its time.
    private void called(HostingCall call) {
        var who = acting.orElseThrow();
        var run = who.run().orElseThrow(() -> new Flawed("no run of a machine makes " + call));
        var owner = world.ledger.read(EndpointRecord.key(who.life().endpoint)).found().flatMap(EndpointRecord::owner);
        if (!owner.equals(Optional.of(run))) {
            throw new Flawed("run %s makes %s while the endpoint's owner is %s".formatted(run, call, owner));
        }
        who.life().effects.made(run, call);
        who.life().weather.after(call);
        fail();
    }

    private final class Mails implements Mail {
        @Override
        public boolean sent(String name) {
            return lossy(() -> world.mail.sent(name));
        }

        @Override
        public void send(Letter letter) {
            lossy(() -> {
                world.mail.send(letter);
                return letter;
            });
        }
    }
}
