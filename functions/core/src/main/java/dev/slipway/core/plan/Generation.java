package dev.slipway.core.plan;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.UsdPerHour;
import java.time.Instant;
import java.util.Optional;

/// One thing that an endpoint has served, numbered from 1.
///
/// Shape: `objects` names its SageMaker model and configuration; `image` is the approved digest; `end` is there once it
/// serves no longer.
public record Generation(
        int number,
        PlanId plan,
        Digest hash,
        ModelId model,
        Digest image,
        InstanceType instanceType,
        int instances,
        ResourceName objects,
        UsdPerHour cost,
        Instant since,
        Optional<End> end) {
    /// How it came to serve no longer, when, and, of what was taken back, why in one shortened sentence where that was kept.
    public record End(How how, Instant at, Optional<String> why) {}

    /// What ended it.
    public enum How {
        /// Another plan was deployed.
        REPLACED,
        /// It was taken back, and an older one serves again.
        TAKEN_BACK,
        /// The endpoint was removed.
        REMOVED
    }

    /// What runs and costs while it serves.
    public Fleet fleet() {
        return new Fleet(instanceType, instances);
    }

    Generation ended(End last) {
        return end.isPresent() ? this : new Generation(
                number, plan, hash, model, image, instanceType, instances, objects, cost, since, Optional.of(last));
    }

    /// The same again under another number; it serves from now on.
    Generation again(int next, Instant now) {
        return new Generation(
                next, plan, hash, model, image, instanceType, instances, objects, cost, now, Optional.empty());
    }
}
