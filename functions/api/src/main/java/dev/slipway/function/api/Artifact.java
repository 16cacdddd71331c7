package dev.slipway.function.api;

import dev.slipway.core.plan.DeploymentPlan;
import java.util.SortedMap;

/// The SageMaker deployment configuration of a plan.
///
/// Shape: what `CreateModel`, `CreateEndpointConfig` and `CreateEndpoint` are called with; a published
/// form, `docs/schema/artifact.schema.json`.
record Artifact(Place place, Model model, EndpointConfig endpointConfig, Endpoint endpoint, String rollout) {
    record Place(String environment, String account, String region) {}

    record Model(
            String name,
            String modelId,
            String image,
            String executionRole,
            SortedMap<String, String> environmentVariables) {}

    record EndpointConfig(String name, String modelName, String instanceType, int initialInstanceCount) {}

    record Endpoint(String name, String endpointConfigName) {}

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
                Words.of(plan.rollout()));
    }
}
