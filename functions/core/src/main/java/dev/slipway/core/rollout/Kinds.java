package dev.slipway.core.rollout;

import dev.slipway.core.catalogue.Catalogue;
import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.catalogue.ModelKind;
import dev.slipway.core.model.ModelId;
import java.util.Optional;

/// What kind of model it is that serves, for the question must suit it.
record Kinds(Catalogue catalogue) {
    /// Nothing when the model left the catalogue.
    Optional<ModelKind> of(ModelId model) {
        return catalogue.models().stream()
                .filter(known -> known.id().equals(model))
                .map(CatalogueModel::kind)
                .findFirst();
    }
}
