package dev.slipway.core.fit;

import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Region;

/// What instances cost at this moment.
@FunctionalInterface
public interface Prices {
    /// How prices come to be known, in the words of a remedy. On AWS the Price List says them.
    String SUPPLIED = "on a laptop, prices of us-east-1 are supplied with SLIPWAY_PRICES, a CSV file with the columns"
            + " instance,usd_per_hour,as_of,source";

    /// What one instance costs in a region, or why nobody says so. The price of another region is none.
    ///
    /// @throws dev.slipway.core.failure.Throttled when patience is asked for
    /// @throws dev.slipway.core.failure.Unavailable when there is no answer
    /// @throws dev.slipway.core.failure.Refused when we may not ask
    /// @throws dev.slipway.core.failure.Malformed when the answer is not the documented shape
    OfferPrice price(Region region, InstanceType type);
}
