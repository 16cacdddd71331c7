package dev.slipway.core.fit;

import dev.slipway.core.model.UsdPerHour;
import java.time.LocalDate;

/// What an instance of a type costs in a region, if that is known.
public sealed interface OfferPrice {
    /// The price from `asOf` on, and who says so.
    record Listed(UsdPerHour perHour, LocalDate asOf, String source) implements OfferPrice {}

    /// No price that can be dated: the type cannot be chosen.
    record Unknown(String why) implements OfferPrice {}
}
