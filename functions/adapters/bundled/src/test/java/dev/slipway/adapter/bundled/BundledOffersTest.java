package dev.slipway.adapter.bundled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.slipway.core.SharedData;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.fit.Accelerator;
import dev.slipway.core.fit.GpuOffer;
import dev.slipway.core.fit.OfferPrice;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Region;
import dev.slipway.core.model.UsdPerHour;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledOffersTest {
    private static final BundledOffers BUNDLED = new BundledOffers();
    private static final List<GpuOffer> OFFERS = BUNDLED.offers();
    private static final Region HOME = new Region("us-east-1");
    private static final String HEADER = "instance,usd_per_hour,as_of,source\n";

    @TempDir
    private Path folder;

    @Test
    void hasEveryTypeOfTheSourceAtItsPrice() throws IOException {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(Files.readString(SharedData.file("gpu-instances.csv")))) {
            assertThat(rows).hasSameSizeAs(OFFERS).allSatisfy(row -> {
                var offer = offer(OFFERS, row.getField("instance"));
                assertThat(Integer.toString(offer.count())).isEqualTo(row.getField("gpu_count"));
                if (price(BUNDLED, row.getField("instance")) instanceof OfferPrice.Listed listed) {
                    assertThat(listed.perHour().dollars())
                            .satisfies(dollars -> assertThat(new BigDecimal(dollars))
                                    .isEqualByComparingTo(row.getField("usd_per_hour_us_east_1")));
                }
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"ml.g5.xlarge,2026-06-01", "ml.g6.16xlarge,2025-01-01", "ml.g6e.2xlarge,2026-09-20"})
    void datesAPriceByTheFirstDayThatItsSourceNames(String type, LocalDate day) {
        assertThat(price(BUNDLED, type))
                .isInstanceOfSatisfying(
                        OfferPrice.Listed.class,
                        price -> assertThat(price.asOf()).isEqualTo(day));
    }

    @ParameterizedTest
    @CsvSource({
        "ml.p5e.48xlarge,price not found",
        "ml.g6e.16xlarge,'derived from another price, not quoted'",
        "ml.p3.8xlarge,an older list price without a date"
    })
    void hasNoPriceWhereNoneCanBeDated(String type, String why) {
        assertThat(price(BUNDLED, type)).isEqualTo(new OfferPrice.Unknown(why));
    }

    @Test
    void tellsGpusFromOtherDevices() {
        assertThat(offer(OFFERS, "ml.g6e.12xlarge").accelerator())
                .isEqualTo(new Accelerator.Gpu("L40S", 45_465, 89, 864));
        assertThat(offer(OFFERS, "ml.trn1.32xlarge").accelerator()).isEqualTo(new Accelerator.Foreign("AWS Trainium"));
    }

    @Test
    void putsTheUsersPricesOverItsOwn() throws IOException {
        var file = file("ml.p5e.48xlarge,79.50,2026-11-01,our contract\n");

        var offers = new BundledOffers(file);

        assertThat(offers.offers()).isEqualTo(OFFERS);
        assertThat(price(offers, "ml.p5e.48xlarge"))
                .isEqualTo(
                        new OfferPrice.Listed(new UsdPerHour(79_500_000), LocalDate.of(2026, 11, 1), "our contract"));
        assertThat(price(offers, "ml.g5.xlarge")).isEqualTo(price(BUNDLED, "ml.g5.xlarge"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ml.x1.large,1,2026-11-01,us|line 2: instance is «ml.x1.large»: accepted is a type of the instance table",
                "ml.g5.xlarge,-1,2026-11-01,us|line 2: usd_per_hour is «-1»: accepted is US dollars an hour",
                "ml.g5.xlarge,0,2026-11-01,us|usd_per_hour is «0»",
                "ml.g5.xlarge,10000.01,2026-11-01,us|usd_per_hour is «10000.01»",
                "ml.g5.xlarge,1e3,2026-11-01,us|usd_per_hour is «1e3»",
                "ml.g5.xlarge,1.1234567,2026-11-01,us|usd_per_hour is «1.1234567»",
                "ml.g5.xlarge,1,01.11.2026,us|as_of is «01.11.2026»: accepted is a day such as 2026-06-01",
                "ml.g5.xlarge,1,2026-11-01,|source is «»: accepted is a text",
                "ml.g5.xlarge,1,2026-11-01|line 2 has 3 fields: accepted are the 4 of instance,usd_per_hour,as_of,source"
            })
    void refusesARowThatIsNotAPrice(String row, String message) throws IOException {
        var file = file(row);

        assertThatThrownBy(() -> new BundledOffers(file))
                .isInstanceOf(Malformed.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
    }

    @Test
    void refusesAFileThatIsNoPriceFile() throws IOException {
        var missing = folder.resolve("missing.csv");
        var twice = file("ml.g5.xlarge,1,2026-11-01,us\nml.g5.xlarge,2,2026-11-01,us\n");
        var header = Files.writeString(folder.resolve("header.csv"), "type,price\n");
        var quote = Files.writeString(folder.resolve("quote.csv"), HEADER + "\"ml.g5.xlarge\" x,1,2,3\n");
        var latin = Files.write(folder.resolve("latin.csv"), "preis für".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> new BundledOffers(missing)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new BundledOffers(twice)).hasMessageContaining("line 3: instance is «ml.g5.xlarge»");
        assertThatThrownBy(() -> new BundledOffers(header)).hasMessageContaining("fields");
        assertThatThrownBy(() -> new BundledOffers(quote))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("not CSV");
        assertThatThrownBy(() -> new BundledOffers(latin)).hasMessageContaining("not UTF-8");
    }

    @Test
    void namesNoPriceOfAnotherRegionOrOfATypeThatItDoesNotHave() {
        assertThat(BUNDLED.price(new Region("eu-central-1"), new InstanceType("ml.g6.xlarge")))
                .isEqualTo(new OfferPrice.Unknown("prices of us-east-1 are known here, and none of eu-central-1"));
        assertThat(price(BUNDLED, "ml.c5.xlarge")).isEqualTo(new OfferPrice.Unknown("not in the instance table"));
    }

    private static OfferPrice price(BundledOffers offers, String type) {
        return offers.price(HOME, new InstanceType(type));
    }

    private Path file(String rows) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "prices", ".csv"), HEADER + rows);
    }

    private static GpuOffer offer(List<GpuOffer> offers, String type) {
        return offers.stream()
                .filter(each -> each.type().value().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
