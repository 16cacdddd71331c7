package dev.slipway.adapter.bundled;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.slipway.core.SharedData;
import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.catalogue.Precision;
import dev.slipway.core.fit.FitReport.Fits;
import dev.slipway.core.fit.GpuOffer;
import dev.slipway.core.fit.MemoryFit;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The simple memory check against what people measured and ran.
class RecordedFitTest {
    private static final List<CatalogueModel> MODELS = new BundledCatalogue().models();
    private static final List<GpuOffer> OFFERS = new BundledOffers().offers();

    /// Every set-up on a SageMaker type that has our number format and a known model: 26, two of which failed.
    @Test
    void saysOfRecordedDeploymentsWhatBecameOfThem() throws IOException {
        var said = new ArrayList<String>();
        var differs = new ArrayList<String>();
        for (var row : rows("deployment-outcomes.csv")) {
            var offer = offer(row.getField("accelerator"));
            var model = model(row.getField("model")).filter(each -> comparable(each, row));
            if (offer.isPresent() && model.isPresent()) {
                var line = row.getFields().toString();
                boolean fits = new MemoryFit().check(model.get(), offer.get(), context(row)) instanceof Fits;
                (fits == row.getField("outcome").equals("runs") ? said : differs).add(line);
            }
        }

        assertThat(said.size() + differs.size()).isGreaterThanOrEqualTo(20);
        assertThat(differs).isEmpty();
    }

    /// Weights on a GPU were measured on H100s; the published size must be within a twentieth, or an eighth in four
    /// bits.
    @Test
    void knowsTheWeightsThatWereMeasured() throws IOException {
        int compared = 0;
        for (var row : rows("measured-memory.csv")) {
            var model = model(row.getField("model")).filter(each -> weighed(each, row));
            if (model.isPresent()) {
                var shape = model.get().shape();
                var measured = new BigDecimal(row.getField("measured_gib"));
                var ways = Long.parseLong(row.getField("tp"));
                var ours = BigDecimal.valueOf(shape.weightBytes() / ways)
                        .divide(BigDecimal.valueOf(1L << 30), 3, RoundingMode.HALF_UP);
                var most = measured.divide(
                        BigDecimal.valueOf(shape.precision() == Precision.FP4 ? 8 : 20), 3, RoundingMode.HALF_UP);
                assertThat(ours.subtract(measured).abs())
                        .as(row.getFields().toString())
                        .isLessThanOrEqualTo(most);
                compared++;
            }
        }

        assertThat(compared).isGreaterThanOrEqualTo(15);
    }

    private static boolean weighed(CatalogueModel model, NamedCsvRecord row) {
        var what = row.getField("what_is_measured");
        return what.startsWith("weights_per_gpu") && !what.contains("pp=") && comparable(model, row);
    }

    /// In the number format of our own weights; `nim-default` is whatever the container chose.
    private static boolean comparable(CatalogueModel model, NamedCsvRecord row) {
        var own = model.shape().precision().name().toLowerCase(Locale.ROOT);
        var said = row.getField("precision");
        return !row.getFields().toString().contains("CUDA 12.9")
                && (said.equals(own)
                        || said.equals("nim-default")
                        || (own.equals("fp4") && said.equals("mxfp4"))
                        || Set.of(own, said).equals(Set.of("bf16", "fp16")));
    }

    private static int context(NamedCsvRecord row) {
        var length = row.getField("max_model_len");
        return length.isEmpty() ? MemoryFit.USUAL_CONTEXT : Integer.parseInt(length);
    }

    private static Optional<CatalogueModel> model(String name) {
        return MODELS.stream()
                .filter(model -> model.id().value().equals(name) || model.also().contains(name))
                .findFirst();
    }

    private static Optional<GpuOffer> offer(String type) {
        return OFFERS.stream().filter(each -> each.type().value().equals(type)).findFirst();
    }

    private static List<NamedCsvRecord> rows(String name) throws IOException {
        try (var records = CsvReader.builder().ofNamedCsvRecord(Files.readString(SharedData.file(name)))) {
            return records.stream().toList();
        }
    }
}
