package dev.slipway.core.plan;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.Application;
import dev.slipway.core.model.Image;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.Place;
import dev.slipway.core.model.Require;
import dev.slipway.core.model.ResourceName;
import java.util.List;
import java.util.SortedMap;

/// A model behind an endpoint, down to the image's digest and the serving arguments.
///
/// Shape: `environmentVariables` are the serving arguments as the container reads them; none is
/// a key, for anybody who may describe the model reads them. `rollout` and `alarms` hold for every update to it;
/// `guarded` says whether this one moves in steps.
public record DeploymentPlan(
        Place place,
        Application app,
        ModelId model,
        Image image,
        InstanceType instanceType,
        int instances,
        SortedMap<String, String> environmentVariables,
        RolloutPolicy rollout,
        List<AlarmPlan> alarms,
        Guarded guarded)
        implements Plan {
    /// The one variant of every configuration: an update must keep its name.
    public static final ResourceName VARIANT = new ResourceName("AllTraffic");

    /// How much of the plan hash ends the name of a configuration or a model.
    public static final int HASH_DIGITS = 12;

    public DeploymentPlan {
        Require.positive("instances", instances);
        alarms = List.copyOf(alarms);
        if (rollout.gradual() && instances < 2) {
            throw new IllegalArgumentException("traffic moves in steps between two instances at the least");
        }
        environmentVariables = OpenVariables.of(environmentVariables);
    }

    @Override
    public Canonical.Fields canonical() {
        var variables = Canonical.Fields.NONE;
        for (var variable : environmentVariables.entrySet()) {
            variables = variables.with(variable.getKey(), variable.getValue());
        }
        return Canonical.Fields.NONE
                .with("kind", "deployment")
                .with("place", Plan.canonical(place))
                .with("app", app)
                .with("model", model)
                .with("image", image.reference())
                .with("instance_type", instanceType)
                .with("instances", instances)
                .with("environment_variables", variables)
                .with("rollout", rollout.canonical())
                .withAll("alarms", alarms.stream().map(AlarmPlan::canonical).toList());
    }

    /// How traffic moves to the new fleet this time, as a person reads it.
    public String traffic() {
        return switch (guarded) {
            case Guarded.Yes _ -> rollout.traffic(instances);
            case Guarded.No(Guarded.Reason reason) -> "all at once: " + reason.sentence();
        };
    }

    /// What of the plan runs and costs.
    public Fleet fleet() {
        return new Fleet(instanceType, instances);
    }

    /// The name of the SageMaker model and of its configuration: readable, and new for every new plan hash.
    public ResourceName objects() {
        return new ResourceName(endpoint() + "-" + hash().hex().substring(0, HASH_DIGITS));
    }
}
