package dev.slipway.adapter.sagemaker;

import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.rollout.HostingCall;
import java.util.List;
import java.util.SortedMap;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/// Core's calls in the SDK's words.
final class SageMakerCalls {
    /// An LLM container takes minutes to load; SageMaker accepts 60 to 3600.
    private static final int START_UP_SECONDS = 1800;

    private SageMakerCalls() {}

    static boolean make(SageMakerClient client, HostingCall call) {
        switch (call) {
            case HostingCall.CreateModel model ->
                client.createModel(r -> r.modelName(model.name().value())
                        .executionRoleArn(model.role())
                        .primaryContainer(
                                c -> c.image(model.image().reference()).environment(model.variables()))
                        .tags(tags(model.tags())));
            case HostingCall.CreateConfig config ->
                client.createEndpointConfig(
                        r -> r.endpointConfigName(config.name().value())
                                .productionVariants(variant(config))
                                .tags(tags(config.tags())));
            case HostingCall.CreateEndpoint endpoint ->
                client.createEndpoint(r -> r.endpointName(endpoint.name().value())
                        .endpointConfigName(endpoint.config().value())
                        .tags(tags(endpoint.tags())));
            case HostingCall.UpdateEndpoint endpoint ->
                client.updateEndpoint(r -> r.endpointName(endpoint.name().value())
                        .endpointConfigName(endpoint.config().value())
                        .retainAllVariantProperties(endpoint.retain())
                        .deploymentConfig(DeploymentConfigs.of(endpoint)));
            case HostingCall.DeleteEndpoint endpoint ->
                client.deleteEndpoint(r -> r.endpointName(endpoint.name().value()));
            case HostingCall.DeleteConfig config ->
                client.deleteEndpointConfig(
                        r -> r.endpointConfigName(config.name().value()));
            case HostingCall.DeleteModel model ->
                client.deleteModel(r -> r.modelName(model.name().value()));
        }
        return true;
    }

    private static ProductionVariant variant(HostingCall.CreateConfig config) {
        return ProductionVariant.builder()
                .variantName(DeploymentPlan.VARIANT.value())
                .modelName(config.model().value())
                .initialInstanceCount(config.instances())
                .instanceType(config.instanceType().value())
                .containerStartupHealthCheckTimeoutInSeconds(START_UP_SECONDS)
                .build();
    }

    private static List<Tag> tags(SortedMap<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
