package dev.slipway.adapter.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.core.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/// The way to an emulator, on which one call may meet a [Fault] that no emulator has.
final class FaultyRoad implements AutoCloseable {
    private static final byte[] GARBAGE = {'<', 0, '>'};

    /// The client sets these itself.
    private static final Set<String> OF_THE_CLIENT =
            Set.of("host", "content-length", "connection", "upgrade", "http2-settings");

    private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI there;
    private final HttpServer server;

    private FaultyRoad(URI there, HttpServer server) {
        this.there = there;
        this.server = server;
    }

    static FaultyRoad to(URI there) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var road = new FaultyRoad(there, server);
            server.createContext("/", road::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return road;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What the next call meets. An answer is lost twice, for the call is sent once more.
    void next(Fault fault) {
        next.addAll(fault == Fault.LOST ? List.of(fault, fault) : List.of(fault));
    }

    private void handle(HttpExchange exchange) throws IOException {
        var fault = next.poll();
        if (fault == null) {
            var answer = forwarded(exchange);
            answer(exchange, answer.statusCode(), answer.body());
            return;
        }
        switch (fault) {
            case THROTTLED -> answer(exchange, 429, new byte[0]);
            case BROKEN -> answer(exchange, 503, new byte[0]);
            case GARBAGE -> {
                forwarded(exchange);
                answer(exchange, 200, GARBAGE);
            }
            case LOST -> {
                forwarded(exchange);
                exchange.close();
            }
        }
    }

    private HttpResponse<byte[]> forwarded(HttpExchange exchange) throws IOException {
        var request = HttpRequest.newBuilder(
                        there.resolve(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
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
        http.close();
    }
}
