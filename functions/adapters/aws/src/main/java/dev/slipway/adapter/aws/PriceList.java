package dev.slipway.adapter.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.fit.OfferPrice;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Region;
import dev.slipway.core.model.Shown;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.wire.JsonReader;
import dev.slipway.wire.Limits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The AWS Price List: what SageMaker hosting costs in a region.
///
/// Decimals beyond a millionth are rounded up. Needs `pricing:GetProducts`. Source: AWS Price List API reference,
/// `GetProducts`.
final class PriceList {
    /// One of the few regions in which the list is asked; it knows all.
    private static final software.amazon.awssdk.regions.Region HOME = software.amazon.awssdk.regions.Region.US_EAST_1;

    private static final JsonReader READER = new JsonReader(Limits.FOREIGN);
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,18})?");
    private static final int MICRO = 6;

    /// Products of one answer; `next` asks for those behind them and is empty where there are none.
    record Page(List<JsonNode> products, String next) {}

    private final AwsJson pricing;

    private PriceList(AwsJson pricing) {
        this.pricing = pricing;
    }

    static PriceList from(AwsConnection aws) {
        var service = new AwsService(aws, HOME, "api.pricing", "pricing");
        return new PriceList(new AwsJson(service, "1.1", "AWSPriceListService"));
    }

    /// Hosting in a region, with what else its attributes must be.
    ///
    /// @param token the last page's `next`; empty for the first page
    /// @throws Malformed when the answer is no list of products of this region
    Page hosting(Region region, Map<String, String> attributes, String token) {
        var fields = new TreeMap<>(attributes);
        fields.putAll(Map.of(
                "productFamily", "ML Instance", "regionCode", region.value(), "platoinstancetype", "Hosting"));
        var answer = pricing.call("GetProducts", request(fields, token)).done().body();
        if (!answer.path("PriceList").isArray()) {
            throw new Malformed("the price list of %s: the answer has no PriceList".formatted(region));
        }
        var products = answer.path("PriceList").valueStream()
                .map(text -> READER.tree(text.asText().getBytes(StandardCharsets.UTF_8)))
                .toList();
        products.forEach(product -> of(region, product));
        return new Page(products, answer.path("NextToken").asText());
    }

    private static ObjectNode request(Map<String, String> fields, String token) {
        var request = AwsJson.request().put("ServiceCode", "AmazonSageMaker").put("FormatVersion", "aws_v1");
        if (!token.isEmpty()) {
            request.put("NextToken", token);
        }
        var filters = request.putArray("Filters");
        fields.forEach((field, value) -> filters.addObject()
                .put("Type", "TERM_MATCH")
                .put("Field", field)
                .put("Value", value));
        return request;
    }

    private static void of(Region region, JsonNode product) {
        var found = product.at("/product/attributes/regionCode").asText();
        if (!found.equals(region.value())) {
            throw new Malformed(
                    "the price list of %s: the product is another, of %s".formatted(region, Shown.of(found)));
        }
    }

    /// The type that a product is about; empty where it names none.
    static String type(JsonNode product) {
        return product.at("/product/attributes/instanceName").asText();
    }

    /// The price in all the products of a type: exactly one product must be there, with one price by the hour above zero.
    /// Nothing is chosen from among several. It is of the day on which the list was asked.
    static OfferPrice price(Region region, InstanceType type, List<JsonNode> products, Instant asked) {
        if (products.size() != 1) {
            return unknown(type, region, "%d products match".formatted(products.size()));
        }
        var dimension =
                only(only(products.getFirst().at("/terms/OnDemand")).path("priceDimensions"));
        var amount = dimension.at("/pricePerUnit/USD").asText();
        var unit = dimension.path("unit").asText();
        if (!unit.equals("Hrs")
                || !AMOUNT.matcher(amount).matches()
                || new BigDecimal(amount).signum() == 0) {
            return unknown(type, region, "%s USD a unit of %s".formatted(amount, unit).strip());
        }
        return new OfferPrice.Listed(
                UsdPerHour.ofDollars(new BigDecimal(amount).setScale(MICRO, RoundingMode.CEILING)),
                LocalDate.ofInstant(asked, ZoneOffset.UTC),
                "AWS Price List, " + region);
    }

    /// The one entry; nothing where there are several, which then has no price.
    private static JsonNode only(JsonNode entries) {
        return entries.size() == 1 ? entries.iterator().next() : MissingNode.getInstance();
    }

    private static OfferPrice.Unknown unknown(InstanceType type, Region region, String found) {
        return new OfferPrice.Unknown(
                "the AWS Price List for %s in %s: %s; accepted is one product with one price in USD by the hour"
                        .formatted(type, region, Shown.of(found)));
    }
}
