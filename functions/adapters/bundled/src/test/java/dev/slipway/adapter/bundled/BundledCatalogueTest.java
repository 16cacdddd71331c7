package dev.slipway.adapter.bundled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.slipway.core.SharedData;
import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.catalogue.KvCache;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.plan.SampleCatalogue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BundledCatalogueTest {
    private static final List<CatalogueModel> MODELS = new BundledCatalogue().models();
    private static final Pattern CONFIG = Pattern.compile("model-configs\\.csv ([^:]+): .*");

    private static final Pattern FILES = Pattern.compile("(?<!repository )files ([0-9.]+) GiB");
    private static final Pattern QUANTIZED = Pattern.compile("quant=(fp8|int4)");
    private static final double GIB = 1L << 30;

    @Test
    void hasAtLeastFortyModelsWithASourceEach() {
        assertThat(MODELS).hasSizeGreaterThanOrEqualTo(40);
        assertThat(MODELS)
                .allSatisfy(model ->
                        assertThat(CONFIG.matcher(model.source()).matches()).isTrue());
    }

    @Test
    void listsOnlyWhatARecordedListingShowedOnItsDay() {
        assertThat(MODELS)
                .allSatisfy(
                        model -> assertThat(SharedData.listing(model.listed().toString()))
                                .contains(model.id().value()));
    }

    @Test
    void hasTheFiguresOfTheSourceRows() throws IOException {
        var configs = configs();

        assertThat(MODELS).allSatisfy(model -> {
            var matcher = CONFIG.matcher(model.source());
            assertThat(matcher.matches()).isTrue();
            var config = Objects.requireNonNull(configs.get(matcher.group(1)), model.source());
            assertThat(BigDecimal.valueOf(model.shape().paramsMillions(), 3))
                    .isEqualByComparingTo(config.getField("params_b"));
            assertThat(Integer.toString(model.shape().layers())).isEqualTo(config.getField("layers"));
            assertThat(Integer.toString(model.shape().hidden())).isEqualTo(config.getField("hidden"));
            assertThat(Integer.toString(model.shape().heads())).isEqualTo(config.getField("heads"));
            assertThat(Integer.toString(model.shape().vocab())).isEqualTo(config.getField("vocab"));
            assertThat(Integer.toString(model.shape().maxContext())).isEqualTo(config.getField("max_position"));
        });
    }

    @Test
    void hasTheCacheAndTheWeightOfTheSourceRows() throws IOException {
        var configs = configs();

        assertThat(MODELS).allSatisfy(model -> {
            var matcher = CONFIG.matcher(model.source());
            assertThat(matcher.matches()).isTrue();
            var config = Objects.requireNonNull(configs.get(matcher.group(1)), model.source());
            if (model.shape().kv() instanceof KvCache.Attention attention) {
                assertThat(Integer.toString(attention.heads())).isEqualTo(config.getField("kv_heads"));
                assertThat(Integer.toString(attention.headDim())).isEqualTo(config.getField("head_dim"));
            }
            var files = FILES.matcher(config.getField("notes"));
            if (files.find()) {
                assertThat(model.shape().weightBytes() / GIB).isCloseTo(Double.parseDouble(files.group(1)), within(0.01));
            }
            var quantized = QUANTIZED.matcher(config.getField("notes"));
            if (quantized.find()) {
                assertThat(model.shape().precision().name()).isEqualToIgnoringCase(quantized.group(1));
            }
        });
    }

    @Test
    void givesNoNameToTwoModels() {
        var names = MODELS.stream().flatMap(model -> model.also().stream()).toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void hasTheNamesThatTheSentenceTestsAreHeldAgainst() {
        assertThat(SampleCatalogue.models().stream().map(BundledCatalogueTest::names))
                .containsExactlyElementsOf(
                        MODELS.stream().map(BundledCatalogueTest::names).toList());
    }

    private static String names(CatalogueModel model) {
        return model.id() + "|" + model.kind() + "|" + String.join(";", model.also());
    }

    @Test
    void refusesARowThatIsNotWhatItShouldBe() {
        assertThatThrownBy(() -> BundledCatalogue.model(row("kind", "poem")))
                .isInstanceOf(Malformed.class)
                .hasMessage("models.csv line 7: kind is «poem»: accepted is one of chat, vision, embedding, rerank,"
                        + " safety; mend the row");
        assertThatThrownBy(() -> BundledCatalogue.model(row("kv", "x"))).hasMessageContaining("kv is «x»");
        assertThatThrownBy(() -> BundledCatalogue.model(row("layers", "99999999999")))
                .hasMessageContaining("up to 2147483647");
        assertThatThrownBy(() -> BundledCatalogue.model(row("listed", "today"))).hasMessageContaining("a day such as");
        assertThatThrownBy(() -> BundledCatalogue.model(row("id", "Meta"))).hasMessageContaining("publisher/name");
    }

    private static Row row(String column, String value) {
        var good = Map.ofEntries(
                Map.entry("id", "a/b"),
                Map.entry("kind", "chat"),
                Map.entry("kv", "none"),
                Map.entry("precision", "bf16"),
                Map.entry("tag", "latest"),
                Map.entry("listed", "2026-08-22"),
                Map.entry("also", ""),
                Map.entry("source", "a test"));
        var fields = BundledCatalogue.COLUMNS.stream()
                .map(each -> each.equals(column) ? value : good.getOrDefault(each, "1"))
                .toList();
        return new Row("models.csv", 7, BundledCatalogue.COLUMNS, fields);
    }

    private static Map<String, NamedCsvRecord> configs() throws IOException {
        var text = Files.readString(SharedData.file("model-configs.csv"));
        try (var records = CsvReader.builder().ofNamedCsvRecord(text)) {
            return records.stream().collect(Collectors.toMap(each -> each.getField("model_id"), each -> each));
        }
    }
}
