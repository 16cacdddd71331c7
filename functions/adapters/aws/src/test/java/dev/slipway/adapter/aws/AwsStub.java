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
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// Speaks as AWS does, with answers told beforehand, for what no emulator ever says.
final class AwsStub implements AutoCloseable {
    /// One answer; status 0 cuts the connection.
    record Answer(int status, String body, Map<String, String> headers) {
        Answer(int status, String body) {
            this(status, body, Map.of());
        }
    }

    /// One request; the names of its headers are in lower case.
    record Asked(String method, URI uri, TreeMap<String, String> headers, String body) {
        /// What a JSON service is asked for.
        String operation() {
            var target = headers.getOrDefault("x-amz-target", "");
            return target.substring(target.indexOf('.') + 1);
        }

        JsonNode json() {
            return new JsonReader(Limits.STORED).tree(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    static final Answer CUT = new Answer(0, "");

    private final HttpServer server;
    private final Queue<Function<Asked, Answer>> answers = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    private AwsStub(HttpServer server) {
        this.server = server;
    }

    static AwsStub start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var stub = new AwsStub(server);
            server.createContext("/", stub::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AwsStub answers(int status, String body) {
        return answers(_ -> new Answer(status, body));
    }

    AwsStub answers(Function<Asked, Answer> answer) {
        answers.add(answer);
        return this;
    }

    /// As a JSON service says it.
    AwsStub fails(int status, String code) {
        return answers(status, "{\"__type\":\"com.amazonaws.any.v1#%s\",\"message\":\"told\"}".formatted(code));
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    AwsConnection connection() {
        return connection(Duration.ofSeconds(10));
    }

    /// Silence is suffered for longer, so that it is the deadline that ends a call.
    AwsConnection connection(Duration wholeCall) {
        return connection(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), wholeCall, wholeCall.plusHours(1));
    }

    /// To whatever listens there.
    static AwsConnection connection(URI address, Duration wholeCall, Duration silence) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "any"));
        return new AwsConnection(Region.US_EAST_1, Optional.of(address), credentials, wholeCall, silence);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var request = new Asked(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body);
        asked.add(request);
        var answer = answers.remove().apply(request);
        if (answer.status() != 0) {
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
