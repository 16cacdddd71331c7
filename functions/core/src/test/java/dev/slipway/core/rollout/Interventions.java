package dev.slipway.core.rollout;

import dev.slipway.core.Scene;
import dev.slipway.core.approval.People;
import dev.slipway.core.model.Person;
import java.util.Optional;

/// What may happen to a [Scene] beside its machines: alarms, people who step in, the sweep.
public record Interventions(Scene scene) {
    public AlarmRaised.Heard hear(AlarmRaised.Request request) {
        return new AlarmRaised(scene.ledger, scene.workflows).apply(request, scene.now);
    }

    public RequestRollback.Answer takeBack(RequestRollback.Request request) {
        return new RequestRollback(scene.ledger, scene.policies, people(), scene.workflows).apply(request, scene.now);
    }

    public CancelPlan.Answer cancel(CancelPlan.Request request) {
        return new CancelPlan(scene.ledger, scene.policies, people(), scene.desk.callbacks()).apply(request, scene.now);
    }

    public ByHand unblock(ClearBlock.Request request) {
        return new ClearBlock(scene.ledger, scene.policies, people()).apply(request, scene.now);
    }

    public ByHand freeze(SetFreeze.Request request) {
        return new SetFreeze(scene.ledger, scene.policies, people()).apply(request, scene.now);
    }

    public Sweep.Swept sweep() {
        return scene.sweeper().apply(new Sweep.Request(), scene.now);
    }

    private People people() {
        return () -> scene.desk.people;
    }

    ByHand freeze(String person, String until) {
        return freeze(new SetFreeze.Request(new Person(person), "staging", until, Optional.of("a holiday")));
    }
}
