package dev.slipway.core.rollout;

import dev.slipway.core.Scene;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.step.Change;

/// Plans in states that a test begins with.
public final class DeployedPlans {
    private DeployedPlans() {}

    /// In service and tried, not audited yet.
    public static PlanId deployed(Scene scene, String sentence) {
        var plan = scene.rolledOut(sentence);
        become(scene, plan, PlanStatus.DEPLOYED);
        return plan;
    }

    /// In service after this person approved of it, and not tried yet.
    static PlanId approved(Scene scene, Person person) {
        var plan = scene.desk.asked();
        scene.desk.say(plan, person, Vote.Decision.APPROVE);
        scene.guard(plan);
        scene.execute(plan);
        scene.hosting.settle(EndpointRecord.nameOf(Scene.APP, Scene.STAGING));
        scene.watch(plan);
        return plan;
    }

    public static void become(Scene scene, PlanId plan, PlanStatus status) {
        var record = scene.store.read(PlanRecord.key(plan));
        scene.store.commit(Change.of(plan.run()).write(record, record.value().becomes(status, scene.now)));
    }
}
