package dev.slipway.core.plan;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Registry;
import java.util.Optional;

/// What a tag of an image stands for at this moment.
///
/// Source: OCI distribution specification, `HEAD /v2/{name}/manifests/{reference}`.
@FunctionalInterface
public interface Images {
    /// The digest behind a tag; nothing when repository or tag is not there.
    ///
    /// @throws dev.slipway.core.failure.Throttled when the registry asks for patience
    /// @throws dev.slipway.core.failure.Unavailable when there is no answer or a 5xx
    /// @throws dev.slipway.core.failure.Refused when the registry wants other credentials
    /// @throws dev.slipway.core.failure.Malformed when the answer is not the documented shape
    Optional<Digest> digest(Registry registry, String repository, String tag);
}
