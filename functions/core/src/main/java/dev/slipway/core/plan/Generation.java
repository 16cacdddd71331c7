package dev.slipway.core.plan;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.UsdPerHour;
import java.time.Instant;

/// One thing that an endpoint has served, numbered from 1.
///
/// Shape: `objects` names its SageMaker model and configuration; `image` is the approved digest.
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
        Instant since) {}
