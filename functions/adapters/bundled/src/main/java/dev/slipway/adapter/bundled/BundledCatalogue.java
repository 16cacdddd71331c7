package dev.slipway.adapter.bundled;

import dev.slipway.core.catalogue.Catalogue;
import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.catalogue.KvCache;
import dev.slipway.core.catalogue.ModelKind;
import dev.slipway.core.catalogue.ModelShape;
import dev.slipway.core.catalogue.Precision;
import dev.slipway.core.model.ModelId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The catalogue that comes with Slipway: `models.csv`, read once and strictly.
public final class BundledCatalogue implements Catalogue {
    static final List<String> COLUMNS = List.of(
            "id",
            "kind",
            "params_millions",
            "active_millions",
            "layers",
            "hidden",
            "heads",
            "kv",
            "kv_heads",
            "head_dim",
            "vocab",
            "precision",
            "weight_bytes",
            "max_context",
            "tag",
            "listed",
            "also",
            "source");

    private final List<CatalogueModel> models;

    public BundledCatalogue() {
        models = Table.resource("models.csv", COLUMNS).stream()
                .map(BundledCatalogue::model)
                .toList();
    }

    @Override
    public List<CatalogueModel> models() {
        return models;
    }

    static CatalogueModel model(Row row) {
        return new CatalogueModel(
                row.word("id", ModelId::new, "publisher/name"),
                constant(row, "kind", ModelKind.class),
                shape(row),
                Stream.of(row.text("also").split(";"))
                        .filter(also -> !also.isBlank())
                        .toList(),
                row.required("tag"),
                row.day("listed"),
                row.required("source"));
    }

    private static ModelShape shape(Row row) {
        return new ModelShape(
                row.whole("params_millions"),
                row.whole(row.blank("active_millions") ? "params_millions" : "active_millions"),
                row.count("layers"),
                row.count("hidden"),
                row.count("heads"),
                kv(row),
                row.count("vocab"),
                constant(row, "precision", Precision.class),
                row.whole("weight_bytes"),
                row.count("max_context"));
    }

    private static KvCache kv(Row row) {
        return switch (row.text("kv")) {
            case "attention" -> new KvCache.Attention(row.count("kv_heads"), row.count("head_dim"));
            case "latent" -> new KvCache.Latent(row.count("head_dim"));
            case "none" -> new KvCache.None();
            default -> throw row.wrong("kv", "attention, latent or none");
        };
    }

    private static <E extends Enum<E>> E constant(Row row, String column, Class<E> type) {
        var names = Stream.of(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        int at = names.indexOf(row.text(column));
        if (at < 0) {
            throw row.wrong(column, "one of " + String.join(", ", names));
        }
        return type.getEnumConstants()[at];
    }
}
