package dev.slipway.app.boot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.adapter.bundled.BundledOffers;
import dev.slipway.core.fit.GpuOffer;
import dev.slipway.core.fit.OfferPrice;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// AWS's price list as far as it is asked here: the types of the instance table at its prices, for hosting and, dearer, for training.
///
/// It filters as the real one: whoever does not ask exactly is answered by several products. Shape of a product: the recorded
/// one of the adapter's cases. Source: AWS Price List API reference, `GetProducts`.
final class PriceList {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RECORDED = Path.of("../../functions/adapters/aws/src/test/resources/prices/one/answer.json");
    private static final Region HOME = new Region("us-east-1");
    private static final String TRAINING_DOLLARS = "99.0000000000";

    private final List<String> products;

    PriceList() throws IOException {
        var recorded = JSON.readTree(Files.readString(RECORDED)).at("/PriceList/0").textValue();
        var offers = new BundledOffers();
        products = offers.offers().stream()
                .map(GpuOffer::type)
                .flatMap(type -> offers.price(HOME, type) instanceof OfferPrice.Listed listed
                        ? Stream.of(
                                of(recorded, type, "Hosting", listed.perHour().dollars()),
                                of(recorded, type, "Training", TRAINING_DOLLARS))
                        : Stream.of())
                .toList();
    }

    String answer(JsonNode request) throws IOException {
        var answer = JSON.createObjectNode().put("FormatVersion", "aws_v1");
        var list = answer.putArray("PriceList");
        for (var product : products) {
            var attributes = JSON.readTree(product).path("product");
            if (request.path("Filters").valueStream().allMatch(filter -> fits(attributes, filter))) {
                list.add(product);
            }
        }
        return answer.toString();
    }

    private static String of(String recorded, InstanceType type, String use, String dollars) {
        return recorded.replace("ml.g5.2xlarge", type.value())
                .replace("Hosting", use)
                .replace("1.5150000000", dollars);
    }

    private static boolean fits(JsonNode product, JsonNode filter) {
        var field = filter.path("Field").asText();
        var value = product.path(field).asText(product.at("/attributes/" + field).asText());
        return filter.path("Type").asText().equals("TERM_MATCH") && filter.path("Value").asText().equals(value);
    }
}
