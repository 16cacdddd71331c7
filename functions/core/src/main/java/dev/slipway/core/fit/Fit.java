package dev.slipway.core.fit;

import dev.slipway.core.catalogue.CatalogueModel;

/// Whether a model can be served on an instance of a type.
///
/// Shape: a pure function; the same question has the same answer.
public interface Fit {
    /// @param contextTokens the longest request to be served, in tokens; a model that has less serves what it has
    FitReport check(CatalogueModel model, GpuOffer offer, int contextTokens);
}
