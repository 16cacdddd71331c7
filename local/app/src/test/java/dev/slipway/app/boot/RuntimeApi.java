package dev.slipway.app.boot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What a function sees of Lambda: an event to be fetched, and somebody to be answered.
///
/// Source: AWS Lambda developer guide, "Using the Lambda runtime API".
final class RuntimeApi implements AutoCloseable {
    /// What the function does, in order; times are readings of [System#nanoTime].
    sealed interface Said {
        long at();

        /// It asks for an event: it has started.
        record Ready(long at) implements Said {}

        /// It asks to be restored: everything before a snapshot is done.
        record Snapshot(long at) implements Said {}

        record Answer(String body, long at) implements Said {}

        /// An error of the event: the name of what was thrown, and its message.
        record Failure(String type, String message, long at) implements Said {}

        /// It could not start.
        record NotStarted(String body, long at) implements Said {}
    }

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final Duration MOMENT = Duration.ofMillis(200);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] NOTHING = {};

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();

    RuntimeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(ROOT, this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /// As `AWS_LAMBDA_RUNTIME_API` wants it.
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Hands out the next event.
    void send(String event) {
        events.add(event);
    }

    /// What the function says next; nothing when it says nothing for a moment.
    Optional<Said> next() throws InterruptedException {
        return Optional.ofNullable(said.poll(MOMENT.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void handle(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        var path = exchange.getRequestURI().getPath().substring(ROOT.length());
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.equals("invocation/next")) {
            said.add(new Said.Ready(now));
            event(exchange);
            return;
        }
        if (path.equals("restore/next")) {
            said.add(new Said.Snapshot(now));
            answer(exchange, 200, NOTHING);
            return;
        }
        said.add(
                path.equals("init/error")
                        ? new Said.NotStarted(body, now)
                        : path.endsWith("/response")
                                ? new Said.Answer(body, now)
                                : failure(JSON.readTree(body), now));
        answer(exchange, 202, NOTHING);
    }

    private static Said.Failure failure(JsonNode error, long now) {
        return new Said.Failure(error.path("errorType").asText(), error.path("errorMessage").asText(), now);
    }

    private void event(HttpExchange exchange) throws IOException {
        try {
            var event = events.take();
            var headers = exchange.getResponseHeaders();
            headers.add("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
            headers.add("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 60_000));
            headers.add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:boot:1");
            headers.add("Content-Type", "application/json");
            answer(exchange, 200, event.getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
