package dev.slipway.adapter.sagemaker;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.Shown;
import dev.slipway.core.rollout.HostedConfig;
import dev.slipway.core.rollout.HostedEndpoint;
import dev.slipway.core.rollout.HostedModel;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.DeployedImage;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelResponse;
import software.amazon.awssdk.services.sagemaker.model.PendingDeploymentSummary;
import software.amazon.awssdk.services.sagemaker.model.PendingProductionVariantSummary;

/// SageMaker's descriptions in core's words.
///
/// Errors: a field that is missing, or holds no such word, is [Malformed].
record Described(String what) {
    private static final long WHOLE = 10_000;

    static HostedModel model(ResourceName name, DescribeModelResponse there) {
        var described = new Described("model " + name);
        var container = described.said("PrimaryContainer", there.primaryContainer());
        return new HostedModel(
                name, described.said("Image", container.image()), new TreeMap<>(container.environment()));
    }

    static HostedConfig config(ResourceName name, DescribeEndpointConfigResponse there) {
        var described = new Described("configuration " + name);
        if (there.productionVariants().size() != 1) {
            throw new Malformed("%s has %d variants: one is understood"
                    .formatted(described.what, there.productionVariants().size()));
        }
        var variant = there.productionVariants().getFirst();
        return new HostedConfig(
                name,
                described.word("ModelName", variant.modelName(), ResourceName::new),
                described.word("InstanceType", variant.instanceTypeAsString(), InstanceType::new),
                described.said("InitialInstanceCount", variant.initialInstanceCount()));
    }

    static HostedEndpoint endpoint(ResourceName name, DescribeEndpointResponse there) {
        var described = new Described("endpoint " + name);
        return new HostedEndpoint(
                name,
                described.word("EndpointStatus", there.endpointStatusAsString(), Described::status),
                described.word("EndpointConfigName", there.endpointConfigName(), ResourceName::new),
                Optional.ofNullable(there.pendingDeploymentSummary()).map(described::move),
                there.productionVariants().stream()
                        .flatMap(variant -> variant.deployedImages().stream())
                        .map(DeployedImage::resolvedImage)
                        .filter(image -> image != null && image.contains("@"))
                        .map(image ->
                                described.word("ResolvedImage", image.substring(image.indexOf('@') + 1), Digest::new))
                        .findFirst(),
                Optional.ofNullable(there.failureReason()));
    }

    /// Nobody documents the new fleet's share of the traffic; the part of its instances that takes requests is near it.
    private HostedEndpoint.Move move(PendingDeploymentSummary to) {
        var variant = to.productionVariants().stream().findFirst();
        var status = variant.flatMap(v -> v.variantStatus().stream().findFirst());
        return new HostedEndpoint.Move(
                word("PendingDeploymentSummary", to.endpointConfigName(), ResourceName::new),
                status.map(s -> word("VariantStatus", s.statusAsString(), Described::stage)),
                variant.map(Described::share).orElse(0));
    }

    private static int share(PendingProductionVariantSummary variant) {
        var weight = Optional.ofNullable(variant.currentWeight()).orElse(0f);
        int there = Optional.ofNullable(variant.currentInstanceCount()).orElse(0);
        int wanted = Optional.ofNullable(variant.desiredInstanceCount()).orElse(0);
        return weight <= 0 || wanted <= 0 ? 0 : Math.clamp(WHOLE * there / wanted, 0, (int) WHOLE);
    }

    private static HostedEndpoint.Stage stage(String said) {
        return switch (said) {
            case "Creating" -> HostedEndpoint.Stage.CREATING;
            case "ActivatingTraffic" -> HostedEndpoint.Stage.ACTIVATING_TRAFFIC;
            case "Baking" -> HostedEndpoint.Stage.BAKING;
            case "Updating" -> HostedEndpoint.Stage.UPDATING;
            case "Deleting" -> HostedEndpoint.Stage.DELETING;
            default -> throw new IllegalArgumentException("«" + Shown.of(said) + "» is documented nowhere");
        };
    }

    private <T> T said(String field, @Nullable T value) {
        if (value == null) {
            throw new Malformed("%s is described without %s: it is none of ours".formatted(what, field));
        }
        return value;
    }

    private <T> T word(String field, @Nullable String value, Function<String, T> word) {
        try {
            return word.apply(said(field, value));
        } catch (IllegalArgumentException e) {
            throw new Malformed("%s is described with another %s: %s".formatted(what, field, e.getMessage()), e);
        }
    }

    private static HostedEndpoint.Status status(String said) {
        return switch (said) {
            case "Creating" -> HostedEndpoint.Status.CREATING;
            case "Updating" -> HostedEndpoint.Status.UPDATING;
            case "SystemUpdating" -> HostedEndpoint.Status.SYSTEM_UPDATING;
            case "RollingBack" -> HostedEndpoint.Status.ROLLING_BACK;
            case "InService" -> HostedEndpoint.Status.IN_SERVICE;
            case "OutOfService" -> HostedEndpoint.Status.OUT_OF_SERVICE;
            case "UpdateRollbackFailed" -> HostedEndpoint.Status.UPDATE_ROLLBACK_FAILED;
            case "Failed" -> HostedEndpoint.Status.FAILED;
            case "Deleting" -> HostedEndpoint.Status.DELETING;
            default -> throw new IllegalArgumentException("«" + Shown.of(said) + "» is documented nowhere");
        };
    }
}
