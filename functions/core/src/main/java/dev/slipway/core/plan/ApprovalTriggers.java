package dev.slipway.core.plan;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.Require;
import dev.slipway.core.model.UsdPerHour;

/// When a change of an environment needs people: always, or above any of these limits, or where there is nothing to go
/// back to.
///
/// Units: `above` per hour, `abovePriceAge` in days. `first` asks for the first deployment of an application.
public record ApprovalTriggers(
        boolean always, UsdPerHour above, int aboveInstances, int abovePriceAge, boolean first) {
    public ApprovalTriggers {
        Require.positive("aboveInstances", aboveInstances);
        Require.positive("abovePriceAge", abovePriceAge);
    }

    Canonical.Fields canonical() {
        return Canonical.Fields.NONE
                .with("always", Boolean.toString(always))
                .with("above_micro_usd", above.microUsd())
                .with("above_instances", aboveInstances)
                .with("above_price_age_days", abovePriceAge)
                .with("first", Boolean.toString(first));
    }
}
