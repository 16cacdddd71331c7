package dev.slipway.core.catalogue;

import dev.slipway.core.model.ModelId;
import java.util.List;

/// How a listing and a marketplace differ.
///
/// Shape: four sorted lists without duplicates. `matched` stands in both, `added` in the listing
/// only, `missing` in the marketplace only; `setAside` are the names of either side that are no model
/// ids and so were not compared.
public record Comparison(List<ModelId> matched, List<ModelId> added, List<ModelId> missing, List<String> setAside) {
    public Comparison {
        matched = List.copyOf(matched);
        added = List.copyOf(added);
        missing = List.copyOf(missing);
        setAside = List.copyOf(setAside);
    }
}
