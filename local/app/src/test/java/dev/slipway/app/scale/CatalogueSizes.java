package dev.slipway.app.scale;

import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.catalogue.CompareListing;
import dev.slipway.core.catalogue.KvCache;
import dev.slipway.core.catalogue.ModelKind;
import dev.slipway.core.catalogue.ModelShape;
import dev.slipway.core.catalogue.Precision;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.plan.ModelResolver;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Times what core does with a catalogue in memory, for catalogues that nobody has yet.
final class CatalogueSizes {
    private static final List<String> FAMILIES = List.of("llama", "qwen", "mixtral", "nemotron", "gemma", "phi", "granite", "palmyra");

    private CatalogueSizes() {}

    static void print() {
        for (int models : List.of(200, 20_000, 1_000_000)) {
            var names = IntStream.range(0, models).mapToObj(CatalogueSizes::name).toList();
            var other = Stream.concat(names.stream().skip(models / 100), Stream.of("nvidia/new")).toList();
            System.out.printf("compare %,d names: %.1f ms%n", models, millis(() -> CompareListing.of(names, other)));
        }
        for (int models : List.of(200, 20_000, 200_000)) {
            var catalogue = IntStream.range(0, models).mapToObj(CatalogueSizes::model).toList();
            System.out.printf(
                    "a sentence against %,d models, index made for it: %.1f ms%n",
                    models, millis(() -> ModelResolver.resolve("llama 7 8b number 3", catalogue)));
        }
    }

    private static String name(int number) {
        return "maker-%d/%s-%d-%db-number-%d"
                .formatted(number % 97, FAMILIES.get(number % FAMILIES.size()), number % 9, 1 + number % 70, number);
    }

    private static CatalogueModel model(int number) {
        return new CatalogueModel(
                new ModelId(name(number)),
                ModelKind.CHAT,
                new ModelShape(8_000, 8_000, 32, 4_096, 32, new KvCache.Attention(8, 128), 128_256, Precision.BF16, 16_000_000_000L, 131_072),
                List.of(),
                "latest",
                LocalDate.EPOCH,
                "made up");
    }

    /// The median of five, after two that warm up.
    private static double millis(Runnable work) {
        return IntStream.range(0, 7)
                        .mapToLong(_ -> {
                            long start = System.nanoTime();
                            work.run();
                            return System.nanoTime() - start;
                        })
                        .skip(2)
                        .sorted()
                        .skip(2)
                        .findFirst()
                        .orElseThrow()
                / 1e6;
    }
}
