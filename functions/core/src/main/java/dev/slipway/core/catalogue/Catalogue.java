package dev.slipway.core.catalogue;

import java.util.List;

/// The models that can be planned for.
///
/// Shape: every model once; order means nothing.
public interface Catalogue {
    /// @throws dev.slipway.core.failure.Malformed when the catalogue is not in its documented form
    List<CatalogueModel> models();
}
