package dev.slipway.core.history;

import dev.slipway.core.Moments;
import dev.slipway.core.Scene;
import dev.slipway.core.approval.Letter;
import dev.slipway.core.approval.Mail;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.rollout.HostingCall;
import java.util.function.Supplier;

/// What the outside does to whoever calls it: it does not answer, its answer is lost, or whoever called is gone. What it did
/// is counted, and must have been done by whoever owns the endpoint.
final class Outside {
    private final Shift shift;

    Outside(Shift shift) {
        this.shift = shift;
    }

    void surrounds(Scene scene) {
        var machines = shift.world.machines;
        scene.hosting.before = _ -> fails();
        scene.hosting.look = this::fails;
        scene.hosting.after = this::called;
        scene.metrics.before = this::fails;
        scene.metrics.look = this::fails;
        scene.metrics.after = this::fails;
        scene.metrics.made = alarm -> owner().life().effects.made(ownRun(), "alarm", alarm.name());
        scene.server.before = this::fails;
        scene.desk.out = new Post();
        scene.workflows.starting = plan -> lossy(() -> machines.start(plan.run()));
        scene.workflows.rolling = run -> lossy(() -> machines.start(run));
        scene.workflows.completing = (token, answer) -> lossy(() -> counted(machines.complete(token, answer)));
    }

    /// Whoever acts may be gone in this moment.
    void dies() {
        dies(8);
    }

    private void dies(int perMille) {
        if (strikes(perMille)) {
            throw new Moments.Killed();
        }
    }

    private boolean strikes(int perMille) {
        return shift.acting().filter(who -> who.life().strikes(perMille)).isPresent();
    }

    private void fails() {
        dies(2);
        if (strikes(4)) {
            throw new Unavailable("no answer");
        }
        if (strikes(2)) {
            throw new Throttled("not now");
        }
    }

    private <T> T lossy(Supplier<T> call) {
        fails();
        var answer = call.get();
        fails();
        return answer;
    }

    private Workflows.Completion counted(Workflows.Completion completion) {
        shift.world.tally.count("callback " + completion);
        return completion;
    }

    /// A call that took effect; what follows from it follows in its time.
    private void called(HostingCall call) {
        var life = owner().life();
        life.effects.made(ownRun(), call);
        life.weather.after(call);
        fails();
    }

    private RunId ownRun() {
        return owner().run().orElseThrow();
    }

    /// Who acts, if the endpoint is theirs.
    private Shift.Acting owner() {
        var who = shift.acting().orElseThrow();
        var endpoint = shift.world.ledger.read(EndpointRecord.key(who.life().endpoint)).found();
        var owner = endpoint.flatMap(EndpointRecord::owner);
        Flawed.unless(owner.isPresent() && owner.equals(who.run()), "%s acts while %s owns the endpoint".formatted(who.run(), owner));
        return who;
    }

    private final class Post implements Mail {
        @Override
        public boolean sent(String name) {
            return lossy(() -> shift.world.mail.sent(name));
        }

        @Override
        public void send(Letter letter) {
            lossy(() -> {
                shift.world.mail.send(letter);
                return letter;
            });
        }
    }
}
