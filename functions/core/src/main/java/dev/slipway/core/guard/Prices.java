package dev.slipway.core.guard;

import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Region;
import java.util.Optional;

/// What one instance costs at this moment.
@FunctionalInterface
public interface Prices {
    /// The price of one instance in a region; nothing when nobody names one.
    ///
    /// @throws dev.slipway.core.failure.Unavailable when there is no answer
    /// @throws dev.slipway.core.failure.Malformed when the answer is not the documented shape
    Optional<Facts.Price> price(Region region, InstanceType type);
}
