package dev.slipway.core.rollout;

import dev.slipway.core.Scene;
import dev.slipway.core.approval.Desk;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.step.Effects;
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
        return new AlarmRaised(scene.ledger, scene.workflows)
                .apply(new AlarmRaised.Request(name, firing, at, Optional.of(endpoint)), scene.now);
    }

    RequestRollback.Answer byHand(String person, int to) {
        var number = to == 0 ? Optional.<BigInteger>empty() : Optional.of(BigInteger.valueOf(to));
        return new RequestRollback(scene.ledger, scene.policies, () -> scene.desk.people, scene.workflows)
                .apply(
                        new RequestRollback.Request(
                                Scene.ALICE.value().equals(person) ? Scene.ALICE : Desk.DAVE,
                                "chatbot-x",
                                "staging",
                                number,
                                Optional.of("it answers nonsense")),
                        scene.now);
    }

    LastGood find(RunId run) {
        return new FindLastGood(scene.ledger, scene.hosting).apply(new FindLastGood.Request(run), scene.now);
    }

    Undoing undo(RunId run) {
        return new UndoRollout(scene.ledger, scene.hosting, scene.metrics, effects())
                .apply(new UndoRollout.Request(run, List.of()), scene.now);
    }

    RolloutState watch(RunId run) {
        return new WatchRollout(
                        scene.ledger, scene.hosting, scene.metrics, effects(), scene.server, scene.catalogue)
                .apply(new WatchRollout.Request(run), scene.now);
    }

    Validation validate(RunId run) {
        return new ValidateEndpoint(scene.ledger, scene.server, scene.catalogue)
                .apply(new ValidateEndpoint.Request(run), scene.now);
    }

    /// SageMaker comes to rest.
    void settle() {
        scene.hosting.settle(EndpointRecord.nameOf(Scene.APP, Scene.STAGING));
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

    private Effects effects() {
        return new Effects(scene.ledger, () -> scene.now);
    }
}
