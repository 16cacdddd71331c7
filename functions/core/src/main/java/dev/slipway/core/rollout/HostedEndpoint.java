package dev.slipway.core.rollout;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.ResourceName;
import java.util.Optional;

/// An endpoint as SageMaker describes it.
///
/// Shape: `config` is what it serves now; `target` the configuration that an update in progress moves
/// to; `image` the digest that SageMaker resolved for what it serves; `failure` the reason it gives.
public record HostedEndpoint(
        ResourceName name,
        Status status,
        ResourceName config,
        Optional<ResourceName> target,
        Optional<Digest> image,
        Optional<String> failure) {
    /// `EndpointStatus` of the SageMaker API.
    public enum Status {
        CREATING,
        UPDATING,
        SYSTEM_UPDATING,
        ROLLING_BACK,
        IN_SERVICE,
        OUT_OF_SERVICE,
        UPDATE_ROLLBACK_FAILED,
        FAILED,
        DELETING
    }

    /// Whether this configuration is what it serves or moves to.
    boolean isFor(ResourceName wanted) {
        return target.orElse(config).equals(wanted);
    }
}
