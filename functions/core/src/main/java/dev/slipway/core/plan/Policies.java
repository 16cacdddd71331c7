package dev.slipway.core.plan;

import dev.slipway.core.model.Environment;
import java.util.List;
import java.util.Optional;

/// The policy bundle that holds at this moment.
public interface Policies {
    /// The environments of the bundle, in its order.
    List<Environment> environments();

    /// The limits of one environment; nothing when the bundle does not name it.
    Optional<Policy> of(Environment environment);
}
