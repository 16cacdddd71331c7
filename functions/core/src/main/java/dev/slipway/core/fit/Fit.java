package dev.slipway.core.fit;

import dev.slipway.core.catalogue.CatalogueModel;

/// Whether a model can be served on an instance of a type.
///
/// Shape: a pure function; the same question has the same answer.
public interface Fit {
    FitReport check(CatalogueModel model, GpuOffer offer);
}
