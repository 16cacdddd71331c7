package dev.slipway.adapter.sagemaker;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.rollout.HostedConfig;
import dev.slipway.core.rollout.HostedEndpoint;
import dev.slipway.core.rollout.HostedModel;
import dev.slipway.core.rollout.Hosting;
import dev.slipway.core.rollout.HostingCall;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantSummary;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/// SageMaker's hosting of one account and region.
///
/// A describe that is refused says nothing certain, for "not found" comes as a validation error; then
/// the list of names decides.
public final class SageMakerHosting implements Hosting {
    private final SageMakerClient client;

    public SageMakerHosting(SageMakerClient client) {
        this.client = client;
    }

    @Override
    public Optional<HostedModel> model(ResourceName name) {
        return found(
                "model " + name,
                () -> {
                    var there = client.describeModel(r -> r.modelName(name.value()));
                    var container = there.primaryContainer();
                    return new HostedModel(name, container.image(), new TreeMap<>(container.environment()));
                },
                () -> client.listModelsPaginator(r -> r.nameContains(name.value())).models().stream()
                        .anyMatch(there -> there.modelName().equals(name.value())));
    }

    @Override
    public Optional<HostedConfig> config(ResourceName name) {
        return found(
                "configuration " + name,
                () -> {
                    var there = client.describeEndpointConfig(r -> r.endpointConfigName(name.value()));
                    var variant = there.productionVariants().getFirst();
                    return new HostedConfig(
                            name,
                            new ResourceName(variant.modelName()),
                            new InstanceType(variant.instanceTypeAsString()),
                            variant.initialInstanceCount());
                },
                () -> client.listEndpointConfigsPaginator(r -> r.nameContains(name.value())).endpointConfigs().stream()
                        .anyMatch(there -> there.endpointConfigName().equals(name.value())));
    }

    @Override
    public Optional<HostedEndpoint> endpoint(ResourceName name) {
        return found(
                "endpoint " + name,
                () -> described(name, client.describeEndpoint(r -> r.endpointName(name.value()))),
                () -> client.listEndpointsPaginator(r -> r.nameContains(name.value())).endpoints().stream()
                        .anyMatch(there -> there.endpointName().equalsIgnoreCase(name.value())));
    }

    @Override
    public void call(HostingCall call) {
        var what = call.getClass().getSimpleName() + " " + call.name();
        Door.through(what, () -> {
            try {
                return SageMakerCalls.make(client, call);
            } catch (SageMakerException e) {
                if (Door.ambiguous(e) && alreadyGone(call)) {
                    return true;
                }
                throw e;
            }
        });
    }

    private boolean alreadyGone(HostingCall call) {
        return switch (call) {
            case HostingCall.DeleteEndpoint delete -> endpoint(delete.name()).isEmpty();
            case HostingCall.DeleteConfig delete -> config(delete.name()).isEmpty();
            case HostingCall.DeleteModel delete -> model(delete.name()).isEmpty();
            case HostingCall.CreateModel _,
                    HostingCall.CreateConfig _,
                    HostingCall.CreateEndpoint _,
                    HostingCall.UpdateEndpoint _ -> false;
        };
    }

    private static <T> Optional<T> found(String what, Supplier<T> describe, BooleanSupplier listed) {
        return Door.through("describe " + what, () -> {
            try {
                return Optional.of(describe.get());
            } catch (SageMakerException e) {
                if (!Door.ambiguous(e)) {
                    throw e;
                }
                if (listed.getAsBoolean()) {
                    throw new Unavailable(what + " is listed and not described: SageMaker is not consistent yet", e);
                }
                return Optional.empty();
            }
        });
    }

    private static HostedEndpoint described(ResourceName name, DescribeEndpointResponse there) {
        var pending = Optional.ofNullable(there.pendingDeploymentSummary())
                .map(summary -> new ResourceName(summary.endpointConfigName()));
        return new HostedEndpoint(
                name,
                status(name, there.endpointStatusAsString()),
                new ResourceName(there.endpointConfigName()),
                pending,
                there.productionVariants().stream().findFirst().flatMap(SageMakerHosting::digest),
                Optional.ofNullable(there.failureReason()));
    }

    private static HostedEndpoint.Status status(ResourceName name, String said) {
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
            default -> throw new Malformed("endpoint %s has the status «%s», which nobody documents".formatted(name, said));
        };
    }

    private static Optional<Digest> digest(ProductionVariantSummary variant) {
        return variant.deployedImages().stream()
                .map(image -> image.resolvedImage())
                .filter(image -> image != null && image.contains("@"))
                .map(image -> new Digest(image.substring(image.indexOf('@') + 1)))
                .findFirst();
    }
}
