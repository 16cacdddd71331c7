package dev.slipway.core.rollout;

import dev.slipway.core.Scene;
import dev.slipway.core.model.PlanId;
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

    static void become(Scene scene, PlanId plan, PlanStatus status) {
        var record = scene.store.read(PlanRecord.key(plan));
        scene.store.commit(Change.of(plan.run()).write(record, record.value().becomes(status, scene.now)));
    }
}
