package dev.slipway.adapter.sagemaker;

import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.rollout.HostedConfig;
import dev.slipway.core.rollout.HostedEndpoint;
import dev.slipway.core.rollout.HostedModel;
import dev.slipway.core.rollout.Hosting;
import dev.slipway.core.rollout.HostingCall;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/// SageMaker's hosting of one account and region.
///
/// A describe that is refused says nothing certain, for "not found" comes as a validation error; then
/// the list of names decides. After a change that is refused so, a look decides.
public final class SageMakerHosting implements Hosting {
    private final SageMakerClient client;

    public SageMakerHosting(SageMakerClient client) {
        this.client = client;
    }

    @Override
    public Optional<HostedModel> model(ResourceName name) {
        return found(
                "model " + name,
                () -> Described.model(name, client.describeModel(r -> r.modelName(name.value()))),
                () -> client.listModelsPaginator(r -> r.nameContains(name.value())).models().stream()
                        .anyMatch(there -> name.value().equals(there.modelName())));
    }

    @Override
    public Optional<HostedConfig> config(ResourceName name) {
        return found(
                "configuration " + name,
                () -> Described.config(name, client.describeEndpointConfig(r -> r.endpointConfigName(name.value()))),
                () -> client.listEndpointConfigsPaginator(r -> r.nameContains(name.value())).endpointConfigs().stream()
                        .anyMatch(there -> name.value().equals(there.endpointConfigName())));
    }

    @Override
    public Optional<HostedEndpoint> endpoint(ResourceName name) {
        return found(
                "endpoint " + name,
                () -> Described.endpoint(name, client.describeEndpoint(r -> r.endpointName(name.value()))),
                () -> client.listEndpointsPaginator(r -> r.nameContains(name.value())).endpoints().stream()
                        .anyMatch(there -> name.value().equalsIgnoreCase(there.endpointName())));
    }

    @Override
    public void call(HostingCall call) {
        var what = call.getClass().getSimpleName() + " " + call.name();
        Door.through(what, () -> {
            try {
                return SageMakerCalls.make(client, call);
            } catch (SageMakerException e) {
                if (!Door.ambiguous(e)) {
                    throw e;
                }
                meant(call, Door.sentence(what, e), e).ifPresent(failure -> {
                    throw failure;
                });
                return true;
            }
        });
    }

    /// What such a refusal of a change means; nothing when there is nothing left to do.
    private Optional<StepFailure> meant(HostingCall call, String said, SageMakerException e) {
        return switch (call) {
            case HostingCall.DeleteEndpoint delete -> endpoint(delete.name()).map(_ -> new Conflict(said, e));
            case HostingCall.DeleteConfig delete -> config(delete.name()).map(_ -> new Conflict(said, e));
            case HostingCall.DeleteModel delete -> model(delete.name()).map(_ -> new Conflict(said, e));
            // A model needs nothing else of SageMaker's: nothing can have moved.
            case HostingCall.CreateModel create
            when model(create.name()).isEmpty() -> Optional.of(new Refused(said, e));
            case HostingCall.CreateModel _,
                    HostingCall.CreateConfig _,
                    HostingCall.CreateEndpoint _,
                    HostingCall.UpdateEndpoint _ -> Optional.of(new Conflict(said, e));
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
}
