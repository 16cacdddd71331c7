package dev.slipway.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.fit.OfferPrice;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Region;
import dev.slipway.core.model.UsdPerHour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is made of the price list's answers. A case is a folder: the answer, and a price, why there is none, or what is
/// wrong with the answer.
class PriceListPricesTest {
    private static final Path CASES = Path.of("src/test/resources/prices");
    private static final Region REGION = new Region("us-east-1");
    private static final InstanceType TYPE = new InstanceType("ml.g5.2xlarge");

    private final AwsStub stub = AwsStub.start();
    private final PriceListPrices prices =
            PriceListPrices.from(stub.connection(), () -> Instant.parse("2026-11-21T23:59:59Z"));

    @AfterEach
    void stop() {
        stub.close();
    }

    @ParameterizedTest
    @MethodSource
    void cases(Path folder) throws IOException {
        stub.answers(200, Files.readString(folder.resolve("answer.json")));
        var expected = Files.readString(folder.resolve("expected.txt")).strip();

        assertThat(said()).contains(expected);
    }

    /// The price, why there is none, or what is wrong with the answer.
    private String said() {
        try {
            return switch (prices.price(REGION, TYPE)) {
                case OfferPrice.Listed listed -> listed.perHour().toString();
                case OfferPrice.Unknown unknown -> "no price: " + unknown.why();
            };
        } catch (Malformed e) {
            return "malformed: " + e.getMessage();
        }
    }

    static List<Path> cases() throws IOException {
        try (var folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    @Test
    void aPriceIsOfTheDayItIsAskedFor() throws IOException {
        stub.answers(200, Files.readString(CASES.resolve("one/answer.json")));

        assertThat(prices.price(REGION, TYPE))
                .isEqualTo(new OfferPrice.Listed(
                        new UsdPerHour(1_515_000), LocalDate.of(2026, 11, 21), "AWS Price List, us-east-1"));
    }

    @Test
    void asksForHostingOfTheTypeInTheRegion() throws IOException {
        stub.answers(200, Files.readString(CASES.resolve("none/answer.json")));

        prices.price(new Region("eu-west-1"), TYPE);

        var asked = stub.asked().getFirst();
        assertThat(asked.operation()).isEqualTo("GetProducts");
        assertThat(asked.json().has("NextToken")).isFalse();
        assertThat(asked.json().path("ServiceCode").asText()).isEqualTo("AmazonSageMaker");
        assertThat(asked.json().path("Filters"))
                .extracting(PriceListPricesTest::filter)
                .containsExactly(
                        "TERM_MATCH instanceName=ml.g5.2xlarge",
                        "TERM_MATCH platoinstancetype=Hosting",
                        "TERM_MATCH productFamily=ML Instance",
                        "TERM_MATCH regionCode=eu-west-1");
        assertThat(asked.headers().get("authorization")).contains("/us-east-1/pricing/aws4_request");
    }

    private static String filter(JsonNode filter) {
        return "%s %s=%s"
                .formatted(
                        filter.path("Type").asText(),
                        filter.path("Field").asText(),
                        filter.path("Value").asText());
    }
}
