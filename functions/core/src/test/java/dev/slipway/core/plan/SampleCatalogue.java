package dev.slipway.core.plan;

import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.catalogue.KvCache;
import dev.slipway.core.catalogue.ModelKind;
import dev.slipway.core.catalogue.ModelShape;
import dev.slipway.core.catalogue.Precision;
import dev.slipway.core.model.ModelId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// The names of the bundled catalogue, for tests of what reads names. A test beside the catalogue holds both equal.
public final class SampleCatalogue {
    private static final ModelShape ANY = new ModelShape(
            8030, 8030, 32, 4096, 32, new KvCache.Attention(8, 128), 128_256, Precision.BF16, 16_060_000_000L, 131_072);

    private static final List<CatalogueModel> MODELS =
            lines("catalogue.txt").stream().map(SampleCatalogue::model).toList();

    private SampleCatalogue() {}

    public static List<CatalogueModel> models() {
        return MODELS;
    }

    static List<String> lines(String name) {
        try (var in = Objects.requireNonNull(SampleCatalogue.class.getResourceAsStream("/sentences/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CatalogueModel model(String line) {
        var fields = line.split("\\|", 3);
        var also =
                Stream.of(fields[2].split(";")).filter(name -> !name.isEmpty()).toList();
        var kind = ModelKind.valueOf(fields[1].toUpperCase(Locale.ROOT));
        return new CatalogueModel(
                new ModelId(fields[0]), kind, ANY, also, "latest", LocalDate.of(2026, 8, 22), "a test");
    }
}
