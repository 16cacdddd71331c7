package dev.slipway.core.rollout;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.ResourceName;
import java.util.Optional;

/// An endpoint as SageMaker describes it.
///
/// Shape: `config` is what it serves now; `move` what an update in progress has come to; `image` the digest that SageMaker resolved for what it serves; `failure` the reason it gives.
public record HostedEndpoint(
        ResourceName name,
        Status status,
        ResourceName config,
        Optional<Move> move,
        Optional<Digest> image,
        Optional<String> failure) {
    /// An update in progress: the configuration that it moves to, how far it is, and the share of the traffic that
    /// the new fleet has, in basis points.
    public record Move(ResourceName config, Optional<Stage> stage, int share) {
        /// Stage and share in a word, when there is a stage.
        Optional<String> sentence() {
            return stage.map(at -> at.name() + " " + share);
        }

        Canonical.Fields canonical() {
            return Canonical.Fields.NONE
                    .with("stage", stage.map(Stage::name).orElse("unknown"))
                    .with("share_basis_points", share);
        }
    }

    /// `VariantStatus` of the SageMaker API.
    public enum Stage {
        CREATING,
        ACTIVATING_TRAFFIC,
        BAKING,
        UPDATING,
        DELETING
    }

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

    /// The reason it gives, or that it gives none.
    String said() {
        return failure.orElse("SageMaker gives no reason");
    }

    /// Whether this configuration is what it serves or moves to.
    boolean isFor(ResourceName wanted) {
        return move.map(Move::config).orElse(config).equals(wanted);
    }
}
