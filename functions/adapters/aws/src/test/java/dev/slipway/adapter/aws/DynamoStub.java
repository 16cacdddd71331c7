package dev.slipway.adapter.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.wire.JsonReader;
import dev.slipway.wire.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// Speaks DynamoDB's JSON 1.0 with answers told beforehand, for what no emulator ever says.
final class DynamoStub implements AutoCloseable {
    /// One answer: a status and a body; status 0 cuts the connection.
    record Answer(int status, String body) {}

    /// One request: the operation and its body.
    record Asked(String operation, JsonNode body) {}

    static final Answer CUT = new Answer(0, "");

    private final HttpServer server;
    private final Queue<Function<Asked, Answer>> answers = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    private DynamoStub(HttpServer server) {
        this.server = server;
    }

    static DynamoStub start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var stub = new DynamoStub(server);
            server.createContext("/", stub::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DynamoStub answers(int status, String body) {
        return answers(_ -> new Answer(status, body));
    }

    DynamoStub answers(Function<Asked, Answer> answer) {
        answers.add(answer);
        return this;
    }

    DynamoStub fails(int status, String code) {
        return answers(
                status, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"told\"}".formatted(code));
    }

    /// Cancels with these reasons, each a JSON object.
    static Answer cancelled(String... reasons) {
        return new Answer(400, """
                {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","message":"cancelled",\
                "CancellationReasons":[%s]}""".formatted(String.join(",", reasons)));
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    DynamoItems items(Duration wholeCall) {
        return items(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), wholeCall, wholeCall);
    }

    /// Items over whatever listens there.
    static DynamoItems items(URI address, Duration wholeCall, Duration silence) {
        var environment = Map.of(AwsSettings.ENDPOINT, address.toString(), AwsSettings.REGION, "us-east-1");
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "any"));
        return new DynamoItems(
                DynamoClient.from(environment, credentials, wholeCall, silence), new DynamoTables("state-1", "audit-1"));
    }

    private void handle(HttpExchange exchange) throws IOException {
        var operation = exchange.getRequestHeaders().getFirst("X-Amz-Target").replace("DynamoDB_20120810.", "");
        var body = new JsonReader(Limits.STORED).tree(exchange.getRequestBody().readAllBytes());
        var request = new Asked(operation, body);
        asked.add(request);
        var answer = answers.remove().apply(request);
        if (answer.status() != 0) {
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
