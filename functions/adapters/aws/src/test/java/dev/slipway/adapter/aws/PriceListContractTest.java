package dev.slipway.adapter.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.fit.Prices;
import dev.slipway.core.fit.PricesContract;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/// The price list over the wire. It has more products of a type than the one that is meant: whoever does not ask exactly is answered by several.
class PriceListContractTest extends PricesContract {
    /// More than any test asks for.
    private static final int ANSWERS = 8;

    private final AwsStub stub = AwsStub.start();

    @AfterEach
    void stop() {
        stub.close();
    }

    @Override
    protected Prices knowing(Map<String, String> dollars) {
        var products = dollars.entrySet().stream()
                .flatMap(type -> products(type.getKey(), type.getValue()))
                .toList();
        for (int i = 0; i < ANSWERS; i++) {
            stub.answers(asked -> new AwsStub.Answer(200, list(products, asked.json())));
        }
        return PriceListPrices.from(stub.connection(), () -> DAY.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    }

    /// Hosting, and beside it training, another family and another type, each at a price of its own.
    private static Stream<ObjectNode> products(String type, String dollars) {
        return Stream.of(
                product("ML Instance", type, "Hosting", dollars),
                product("ML Instance", type, "Training", "7"),
                product("ML Serverless", type, "Hosting", "8"),
                product("ML Instance", type + "x", "Hosting", "9"));
    }

    private static ObjectNode product(String family, String type, String use, String dollars) {
        var product = JsonNodeFactory.instance.objectNode();
        product.putObject("product")
                .put("productFamily", family)
                .putObject("attributes")
                .put("servicecode", "AmazonSageMaker")
                .put("regionCode", HOME.value())
                .put("instanceName", type)
                .put("platoinstancetype", use);
        product.putObject("terms")
                .putObject("OnDemand")
                .putObject("A.B")
                .putObject("priceDimensions")
                .putObject("A.B.C")
                .put("unit", "Hrs")
                .putObject("pricePerUnit")
                .put("USD", dollars);
        return product;
    }

    private static String list(List<ObjectNode> products, JsonNode asked) {
        var answer = JsonNodeFactory.instance.objectNode().put("FormatVersion", "aws_v1");
        var list = answer.putArray("PriceList");
        products.stream()
                .filter(_ -> asked.path("ServiceCode").asText().equals("AmazonSageMaker"))
                .filter(product -> asked.path("Filters").valueStream().allMatch(filter -> fits(product.path("product"), filter)))
                .forEach(product -> list.add(product.toString()));
        return answer.toString();
    }

    private static boolean fits(JsonNode product, JsonNode filter) {
        var field = filter.path("Field").asText();
        var value = product.path(field).asText(product.at("/attributes/" + field).asText());
        return filter.path("Type").asText().equals("TERM_MATCH") && filter.path("Value").asText().equals(value);
    }
}
