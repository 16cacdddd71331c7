package dev.slipway.core.plan;

import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.model.ModelId;
import java.util.List;

/// A catalogue's models by the parts of their names, cut once for many questions.
final class ModelIndex {
    private final List<CatalogueModel> catalogue;
    private final List<KnownModel> models;

    private ModelIndex(List<CatalogueModel> catalogue) {
        this.catalogue = catalogue;
        this.models = catalogue.stream().map(KnownModel::of).toList();
    }

    static ModelIndex of(List<CatalogueModel> catalogue) {
        return new ModelIndex(catalogue);
    }

    /// This index where it is of that very list, another where the catalogue has changed.
    @SuppressWarnings("ReferenceEquality") // the very same list: comparing models would cost what is saved
    ModelIndex renewedFor(List<CatalogueModel> current) {
        return current == catalogue ? this : of(current);
    }

    List<KnownModel> models() {
        return models;
    }

    CatalogueModel model(ModelId id) {
        return catalogue.stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
