package dev.slipway.core.rollout;

import dev.slipway.core.Scene;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An endpoint with a first and a second generation, and the steps that take the second back.
final class RollbackScene {
    static final RunId RUN = new RunId("rollback-chatbot-x-staging-g2");
    static final String ALARM = "slipway-chatbot-x-staging-errors-5xx";

    final Scene scene = new Scene();
    final Interventions meanwhile = new Interventions(scene);
    final PlanId first;
    final PlanId second;

    RollbackScene() {
        first = DeployedPlans.deployed(scene, Scene.LLAMA);
        scene.audit(first);
        scene.pass(Duration.ofHours(1));
        second = DeployedPlans.deployed(scene, Scene.MISTRAL);
        scene.audit(second);
        scene.pass(Duration.ofHours(1));
    }

    /// The alarm went off now.
    AlarmRaised.Heard alarm() {
        return alarm(scene.now);
    }

    AlarmRaised.Heard alarm(Instant at) {
        return alarm(ALARM, true, at, "chatbot-x-staging");
    }

    AlarmRaised.Heard alarm(String name, boolean firing, Instant at, String endpoint) {
        return meanwhile.hear(new AlarmRaised.Request(name, firing, at, Optional.of(endpoint)));
    }

    RequestRollback.Answer byHand(String person, int to) {
        return byHand(person, 0, to);
    }

    /// With 0 for what they do not say.
    RequestRollback.Answer byHand(String person, int from, int to) {
        return meanwhile.takeBack(new RequestRollback.Request(
                new Person(person),
                "chatbot-x",
                "staging",
                number(from),
                number(to),
                Optional.of("it answers nonsense")));
    }

    private static Optional<BigInteger> number(int number) {
        return number == 0 ? Optional.empty() : Optional.of(BigInteger.valueOf(number));
    }

    LastGood find(RunId run) {
        return scene.find(run);
    }

    Undoing undo(RunId run) {
        return scene.undo(run);
    }

    RolloutState watch(RunId run) {
        return scene.watch(run);
    }

    Validation validate(RunId run) {
        return scene.validate(run);
    }

    /// SageMaker comes to rest.
    void settle() {
        scene.hosting.settle(EndpointRecord.nameOf(Scene.APP, Scene.STAGING));
    }

    /// Somebody removes a generation's configuration at SageMaker.
    void loses(int generation) {
        scene.hosting.call(new HostingCall.DeleteConfig(
                scene.endpoint().generation(generation).orElseThrow().objects()));
    }

    /// The machine's whole road, or its beginning where it has to wait.
    ///
    /// @return whether it came to its end
    boolean play(RunId run) {
        var found = find(run);
        if (found instanceof LastGood.Waiting) {
            return false;
        }
        if (found instanceof LastGood.Found && undo(run) instanceof Undoing.Started) {
            settle();
            if (watch(run) instanceof RolloutState.InService) {
                validate(run);
            }
        }
        scene.audit(run);
        return true;
    }

    Rollback rollback(RunId run) {
        return scene.store.read(Rollback.key(run)).value();
    }

    List<String> told(RunId run) {
        return scene.store.events(run, 0).stream().map(event -> event.type()).toList();
    }
}
