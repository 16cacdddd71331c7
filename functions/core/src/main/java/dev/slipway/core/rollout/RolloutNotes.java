package dev.slipway.core.rollout;

import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Key;
import java.util.ArrayList;
import java.util.List;

/// The stages of a plan's rollout that were told already, each as stage and share.
public record RolloutNotes(List<String> told) {
    static final RolloutNotes NONE = new RolloutNotes(List.of());

    public RolloutNotes {
        told = List.copyOf(told);
    }

    public static Key<RolloutNotes> key(PlanId plan) {
        return new Key<>(RolloutNotes.class, "rollout#" + plan.value(), "rollout");
    }

    RolloutNotes with(String stage) {
        var more = new ArrayList<>(told);
        more.add(stage);
        return new RolloutNotes(more);
    }
}
