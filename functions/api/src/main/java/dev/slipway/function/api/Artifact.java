package dev.slipway.function.api;

import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.FirstShare;
import dev.slipway.core.plan.Guarded;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The SageMaker deployment configuration of a plan.
///
/// Shape: what `CreateModel`, `CreateEndpointConfig`, `CreateEndpoint`, `UpdateEndpoint` and `PutMetricAlarm` are
/// called with; a published form, `docs/schema/artifact.schema.json`.
record Artifact(
        Place place,
        Model model,
        EndpointConfig endpointConfig,
        Endpoint endpoint,
        Rollout rollout,
        DeploymentConfig deploymentConfig,
        List<Alarm> alarms) {
    record Place(String environment, String account, String region) {}

    record Model(
            String name,
            String modelId,
            String image,
            String executionRole,
            SortedMap<String, String> environmentVariables) {}

    record EndpointConfig(String name, String modelName, String instanceType, int initialInstanceCount) {}

    record Endpoint(String name, String endpointConfigName) {}

    /// Whether traffic moves step by step under the alarms, or why it does not.
    ///
    /// Shape: `firstInstances` take traffic first, or in each step; `traffic` says so to people.
    record Rollout(boolean guarded, Optional<String> reason, Optional<Integer> firstInstances, String traffic) {
        static Rollout of(DeploymentPlan plan) {
            return switch (plan.guarded()) {
                case Guarded.Yes _ -> new Rollout(
                        true,
                        Optional.empty(),
                        Optional.of(FirstShare.of(plan.rollout(), plan.instances()).moved()),
                        plan.traffic());
                case Guarded.No(Guarded.Reason reason) ->
                    new Rollout(false, Optional.of(Words.of(reason)), Optional.empty(), plan.traffic());
            };
        }
    }

    static Artifact of(DeploymentPlan plan) {
        var objects = plan.objects().value();
        return new Artifact(
                new Place(
                        plan.place().environment().value(),
                        plan.place().account(),
                        plan.place().region().value()),
                new Model(
                        objects,
                        plan.model().value(),
                        plan.image().reference(),
                        plan.place().role(),
                        plan.environmentVariables()),
                new EndpointConfig(objects, objects, plan.instanceType().value(), plan.instances()),
                new Endpoint(plan.endpoint().value(), objects),
                Rollout.of(plan),
                DeploymentConfig.of(plan),
                plan.alarms().stream().map(Alarm::of).toList());
    }
}
