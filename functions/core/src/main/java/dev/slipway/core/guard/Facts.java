package dev.slipway.core.guard;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.UsdPerHour;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What was looked up about a plan in the moment of judging it.
///
/// Shape: `price` is that of one instance of the planned type, absent when nobody names one; `image` is
/// the digest that the registry answers for the pinned reference; `tags` are the keys of the tags
/// that the plan's objects would carry.
public record Facts(Optional<Price> price, Optional<Digest> image, List<String> tags) {
    /// One instance's price and the day it was seen.
    public record Price(UsdPerHour amount, LocalDate asOf) {}

    public Facts {
        tags = List.copyOf(tags);
    }

    Canonical.Fields canonical() {
        var fields = Canonical.Fields.NONE.withAll(
                "tags", tags.stream().map(Canonical.Text::new).toList());
        if (image.isPresent()) {
            fields = fields.with("image", image.get());
        }
        if (price.isPresent()) {
            fields = fields.with("price_micro_usd", price.get().amount().microUsd())
                    .with("price_as_of", price.get().asOf().toString());
        }
        return fields;
    }
}
