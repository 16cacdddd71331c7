package dev.slipway.app.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.stream.StreamSupport;

/// A price list of one type, in whatever region is asked about, for LocalStack has none. It goes with the process.
final class OnePrice {
    private static final ObjectMapper JSON = new ObjectMapper();

    private OnePrice() {}

    static URI start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", OnePrice::answer);
        server.start();
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var filters = JSON.readTree(exchange.getRequestBody()).path("Filters");
        var region = StreamSupport.stream(filters.spliterator(), false)
                .filter(filter -> filter.path("Field").asText().equals("regionCode"))
                .map(filter -> filter.path("Value").asText())
                .findFirst()
                .orElseThrow();
        var page = JSON.createObjectNode().put("FormatVersion", "aws_v1");
        page.putArray("PriceList").add(product(region));
        var bytes = JSON.writeValueAsBytes(page);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String product(String region) {
        var product = JSON.createObjectNode();
        product.putObject("product")
                .putObject("attributes")
                .put("regionCode", region)
                .put("instanceName", "ml.g6e.xlarge");
        product.putObject("terms")
                .putObject("OnDemand")
                .putObject("term")
                .putObject("priceDimensions")
                .putObject("dimension")
                .put("unit", "Hrs")
                .putObject("pricePerUnit")
                .put("USD", "2.3000000000");
        return product.toString();
    }
}
