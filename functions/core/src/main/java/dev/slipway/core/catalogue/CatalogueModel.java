package dev.slipway.core.catalogue;

import dev.slipway.core.model.ModelId;
import java.time.LocalDate;
import java.util.List;

/// A NIM model that can be planned for.
///
/// Shape: `also` are other names of exactly this model: its Hugging Face id, and short names that no
/// other model bears. `tag` is that of its image. `listed` is the last day on which a recorded listing
/// showed it; `source` says where the figures are from.
public record CatalogueModel(
        ModelId id, ModelKind kind, ModelShape shape, List<String> also, String tag, LocalDate listed, String source) {
    /// How far [#imagePath] is to be trusted.
    public static final String IMAGE_BASIS = "by rule, not verified";

    public CatalogueModel {
        also = List.copyOf(also);
    }

    /// The repository and tag of the model's image behind a place's registry: a rule, not a finding.
    public String imagePath() {
        return "nim/" + id + ":" + tag;
    }
}
