package dev.slipway.core.step;

import java.util.List;
import java.util.Optional;

/// Some values of a partition. `next` asks for the following page; it is empty on the last one.
public record Page<T>(List<Versioned<T>> values, Optional<Listing<T>> next) {
    public Page {
        values = List.copyOf(values);
    }
}
