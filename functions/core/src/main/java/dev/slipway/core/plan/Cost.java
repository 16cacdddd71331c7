package dev.slipway.core.plan;

import dev.slipway.core.model.UsdPerHour;
import java.time.LocalDate;

/// What a plan costs.
///
/// Units: per hour. `now` is all instances at the listed price; `worst` adds what runs already and is
/// billed beside it while traffic moves. `pricedAsOf` is the day of the price, `source` who says so.
public record Cost(UsdPerHour now, UsdPerHour worst, LocalDate pricedAsOf, String source) {}
