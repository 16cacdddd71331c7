package dev.slipway.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.fit.OfferPrice;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Region;
import dev.slipway.core.model.UsdPerHour;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegionPricesTest {
    private static final Region FRANKFURT = new Region("eu-central-1");
    private static final Duration HOLD = Duration.ofMinutes(5);

    private final AwsStub stub = AwsStub.start();
    private Instant now = Instant.parse("2026-11-21T23:59:00Z");
    private final RegionPrices prices = RegionPrices.from(stub.connection(), () -> now, HOLD);

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void readsARegionOnceWhateverIsAskedOfIt() {
        stub.answers(200, page("", "ml.g6.xlarge 1.41", "ml.g5.xlarge 1.76"));

        assertThat(price("ml.g6.xlarge")).isEqualTo(listed("1.41"));
        assertThat(price("ml.g5.xlarge")).isEqualTo(listed("1.76"));
        assertThat(price("ml.g7e.xlarge"))
                .isInstanceOfSatisfying(OfferPrice.Unknown.class, none -> assertThat(none.why())
                        .startsWith("the AWS Price List for ml.g7e.xlarge in eu-central-1: 0 products match"));
        assertThat(stub.asked()).hasSize(1);
        assertThat(stub.asked().getFirst().json().path("Filters"))
                .extracting(filter -> filter.path("Field").asText() + "=" + filter.path("Value").asText())
                .containsExactly("platoinstancetype=Hosting", "productFamily=ML Instance", "regionCode=eu-central-1");
    }

    @Test
    void followsThePagesToTheLast() {
        stub.answers(200, page("two", "ml.g6.xlarge 1.41"));
        stub.answers(200, page("", "ml.g5.xlarge 1.76"));

        assertThat(price("ml.g5.xlarge")).isEqualTo(listed("1.76"));
        assertThat(stub.asked())
                .extracting(asked -> asked.json().path("NextToken").asText())
                .containsExactly("", "two");
    }

    @Test
    void oneStrangeProductSpoilsNoOther() {
        stub.answers(200, page("", "ml.g6.xlarge 1.41", "ml.g5.xlarge 1.76", "ml.g5.xlarge 1.80", "ml.g4dn.xlarge 0.00"));

        assertThat(price("ml.g6.xlarge")).isEqualTo(listed("1.41"));
        assertThat(price("ml.g5.xlarge")).isInstanceOf(OfferPrice.Unknown.class);
        assertThat(price("ml.g4dn.xlarge")).isInstanceOf(OfferPrice.Unknown.class);
    }

    @Test
    void readsAgainWhatIsTooOldAndNeverUsesItInstead() {
        stub.answers(200, page("", "ml.g6.xlarge 1.41"));
        price("ml.g6.xlarge");
        now = now.plus(HOLD).minusNanos(1);
        assertThat(price("ml.g6.xlarge")).as("of the day on which it was read").isEqualTo(listed("1.41"));

        now = now.plusNanos(1);
        stub.fails(400, "ThrottlingException").answers(200, page("", "ml.g6.xlarge 1.50"));

        assertThatThrownBy(() -> price("ml.g6.xlarge")).isInstanceOf(Throttled.class);
        assertThat(price("ml.g6.xlarge"))
                .isEqualTo(new OfferPrice.Listed(
                        new UsdPerHour(1_500_000), LocalDate.of(2026, 11, 22), "AWS Price List, eu-central-1"));
    }

    @Test
    void asksForEachRegionByItself() {
        stub.answers(200, page("", "ml.g6.xlarge 1.41"));
        stub.answers(200, page("", "ml.g6.xlarge 1.41").replace("eu-central-1", "ap-south-1"));
        price("ml.g6.xlarge");

        assertThat(prices.price(new Region("ap-south-1"), new InstanceType("ml.g6.xlarge")))
                .isInstanceOf(OfferPrice.Listed.class);
    }

    @Test
    void refusesAnAnswerThatIsNotOfTheRegion() {
        stub.answers(200, page("", "ml.g6.xlarge 1.41").replace("eu-central-1", "us-east-1"));

        assertThatThrownBy(() -> price("ml.g6.xlarge")).isInstanceOf(Malformed.class).hasMessageContaining("us-east-1");
    }

    @Test
    void asksAtAnAddressOfItsOwn() {
        try (var other = AwsStub.start()) {
            other.answers(200, page("", "ml.g6.xlarge 1.41"));
            var there = other.connection().address().orElseThrow();

            assertThat(RegionPrices.from(stub.connection().at(there), () -> now, HOLD)
                            .price(FRANKFURT, new InstanceType("ml.g6.xlarge")))
                    .isEqualTo(listed("1.41"));
        }
    }

    @Test
    void saysThatItMayNotAsk() {
        stub.fails(400, "AccessDeniedException");

        assertThatThrownBy(() -> price("ml.g6.xlarge")).isInstanceOf(Refused.class);
    }

    @Test
    void givesUpOnPagesWithoutEnd() {
        for (int i = 0; i < 20; i++) {
            stub.answers(200, page("again", "ml.g6.xlarge 1.41"));
        }

        assertThatThrownBy(() -> price("ml.g6.xlarge")).isInstanceOf(Malformed.class).hasMessageContaining("20 pages");
        assertThat(stub.asked()).hasSize(20);
    }

    private OfferPrice price(String type) {
        return prices.price(FRANKFURT, new InstanceType(type));
    }

    private static OfferPrice listed(String dollars) {
        return new OfferPrice.Listed(
                UsdPerHour.ofDollars(new BigDecimal(dollars)),
                LocalDate.of(2026, 11, 21),
                "AWS Price List, eu-central-1");
    }

    /// An answer with these products, a type and its price each.
    private static String page(String next, String... products) {
        var page = JsonNodeFactory.instance.objectNode().put("FormatVersion", "aws_v1").put("NextToken", next);
        var list = page.putArray("PriceList");
        Stream.of(products).map(RegionPricesTest::product).forEach(product -> list.add(product.toString()));
        return page.toString();
    }

    private static JsonNode product(String typeAndPrice) {
        var words = typeAndPrice.split(" ");
        var product = JsonNodeFactory.instance.objectNode();
        product.putObject("product")
                .putObject("attributes")
                .put("regionCode", FRANKFURT.value())
                .put("instanceName", words[0]);
        product.putObject("terms")
                .putObject("OnDemand")
                .putObject("a term")
                .putObject("priceDimensions")
                .putObject("a dimension")
                .put("unit", "Hrs")
                .putObject("pricePerUnit")
                .put("USD", words[1]);
        return product;
    }
}
