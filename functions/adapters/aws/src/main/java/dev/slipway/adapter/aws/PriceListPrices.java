package dev.slipway.adapter.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.guard.Facts;
import dev.slipway.core.guard.Prices;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Region;
import dev.slipway.core.model.Shown;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.wire.JsonReader;
import dev.slipway.wire.Limits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Prices of SageMaker hosting from the AWS Price List, as of the day they are asked for.
///
/// Exactly one product must match, with one price by the hour above zero; nothing is chosen from among several.
/// Decimals beyond a millionth are rounded up. Needs `pricing:GetProducts`. Source: AWS Price List API reference,
/// `GetProducts`.
public final class PriceListPrices implements Prices {
    /// One of the few regions in which the list is asked; it knows all.
    private static final software.amazon.awssdk.regions.Region HOME = software.amazon.awssdk.regions.Region.US_EAST_1;

    private static final JsonReader READER = new JsonReader(Limits.FOREIGN);
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,18})?");
    private static final int MICRO = 6;

    private final AwsJson pricing;
    private final InstantSource clock;

    PriceListPrices(AwsJson pricing, InstantSource clock) {
        this.pricing = pricing;
        this.clock = clock;
    }

    public static PriceListPrices from(AwsConnection aws, InstantSource clock) {
        var service = new AwsService(aws, HOME, "api.pricing", "pricing");
        return new PriceListPrices(new AwsJson(service, "1.1", "AWSPriceListService"), clock);
    }

    @Override
    public Optional<Facts.Price> price(Region region, InstanceType type) {
        var fields = new TreeMap<>(Map.of(
                "productFamily",
                "ML Instance",
                "regionCode",
                region.value(),
                "instanceName",
                type.value(),
                "platoinstancetype",
                "Hosting"));
        var answer = pricing.call("GetProducts", request(fields)).done().body();
        var products = answer.path("PriceList");
        if (!products.isArray()
                || products.size() > 1
                || !answer.path("NextToken").asText().isEmpty()) {
            throw malformed(type, region, "%d products match, accepted is one".formatted(products.size()));
        }
        return products.valueStream().findFirst().map(product -> price(product, region, type));
    }

    private static ObjectNode request(Map<String, String> fields) {
        var request = AwsJson.request().put("ServiceCode", "AmazonSageMaker").put("FormatVersion", "aws_v1");
        var filters = request.putArray("Filters");
        fields.forEach((field, value) -> filters.addObject()
                .put("Type", "TERM_MATCH")
                .put("Field", field)
                .put("Value", value));
        return request;
    }

    private Facts.Price price(JsonNode text, Region region, InstanceType type) {
        var product = READER.tree(text.asText().getBytes(StandardCharsets.UTF_8));
        var about = product.at("/product/attributes");
        if (!about.path("instanceName").asText().equals(type.value())
                || !about.path("regionCode").asText().equals(region.value())) {
            throw malformed(type, region, "the product is another");
        }
        var dimension = only(only(product.at("/terms/OnDemand")).path("priceDimensions"));
        var amount = dimension.at("/pricePerUnit/USD").asText();
        if (!dimension.path("unit").asText().equals("Hrs")
                || !AMOUNT.matcher(amount).matches()
                || new BigDecimal(amount).signum() == 0) {
            throw malformed(
                    type,
                    region,
                    "%s USD a unit of %s"
                            .formatted(amount, dimension.path("unit").asText()));
        }
        var dollars = new BigDecimal(amount).setScale(MICRO, RoundingMode.CEILING);
        return new Facts.Price(UsdPerHour.ofDollars(dollars), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /// The one entry; nothing where there are several, which then has no price.
    private static JsonNode only(JsonNode entries) {
        return entries.size() == 1 ? entries.iterator().next() : MissingNode.getInstance();
    }

    private static Malformed malformed(InstanceType type, Region region, String found) {
        return new Malformed(
                "the price list for %s in %s: %s; accepted is one product with one price in USD by the hour"
                        .formatted(type, region, Shown.of(found)));
    }
}
