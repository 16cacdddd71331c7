package dev.slipway.core.rollout;

import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.ResourceName;

/// A model behind an endpoint, asked as its users ask it.
public interface ModelServer {
    /// What came back.
    sealed interface Reply {
        /// A chat completion's text.
        record Text(String text) implements Reply {}

        /// An embedding. `finite` is false when a component is no number.
        record Vector(int dimensions, boolean finite) implements Reply {}

        /// The model answered with an error, or not in the documented shape.
        record Trouble(int status, String said) implements Reply {}
    }

    /// Asks for one chat completion.
    ///
    /// @throws dev.slipway.core.failure.Throttled when asked for patience
    /// @throws dev.slipway.core.failure.Unavailable when the endpoint does not answer
    /// @throws dev.slipway.core.failure.Refused when the endpoint is not there or may not be called
    Reply chat(ResourceName endpoint, ModelId model, String prompt);

    /// Asks for one embedding; fails as `chat` does.
    Reply embed(ResourceName endpoint, ModelId model, String text);
}
