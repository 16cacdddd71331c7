package dev.slipway.core.rollout;

import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.ResourceName;
import java.util.List;

/// A model behind an endpoint, asked as its users ask it.
public interface ModelServer {
    /// What came back.
    sealed interface Reply {
        /// A chat completion's text.
        record Text(String text) implements Reply {}

        /// An embedding. `finite` is false when a component is no number.
        record Vector(int dimensions, boolean finite) implements Reply {}

        /// The passages of a ranking, best first, by their position in the question.
        record Ranking(List<Integer> order) implements Reply {
            public Ranking {
                order = List.copyOf(order);
            }
        }

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

    /// Asks which passage answers the question best; fails as `chat` does.
    Reply rank(ResourceName endpoint, ModelId model, String question, List<String> passages);
}
