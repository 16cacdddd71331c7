package dev.slipway.app.gateway;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import dev.slipway.wire.JsonReader;
import dev.slipway.wire.Limits;
import dev.slipway.wire.http.Body;
import dev.slipway.wire.http.HttpReply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// HTTP on loopback, handed as events to one function: what API Gateway is on AWS.
///
/// Shape: it looks at size, `Host`, token and session itself and leaves everything else to the function, which is the same
/// code as on AWS; only the sign-in is its own. A token that is not accepted counts as none. Errors: a function that throws is a 500 without words.
public final class Gateway implements AutoCloseable {
    /// Where somebody shows who they are.
    public static final String SIGN_IN = "/sign-in";

    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");
    private static final JsonReader ANSWERS = new JsonReader(new Limits(16 << 20, 32, 10_000, 1024, 16 << 20, 32));
    private static final int BACKLOG = 64;

    private final RequestStreamHandler function;
    private final RequestStreamHandler signIn;
    private final TokenCheck tokens;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Gateway(RequestStreamHandler function, TokenCheck tokens, HttpServer server) {
        this.function = function;
        this.signIn = SignIn.with(tokens, tokens.clock());
        this.tokens = tokens;
        this.server = server;
    }

    /// Listens on this port of the loopback address; 0 takes a free one.
    ///
    /// @throws Unavailable when the port is taken
    public static Gateway open(int port, RequestStreamHandler function, TokenCheck tokens) {
        SlowCallers.limit();
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            var gateway = new Gateway(function, tokens, HttpServer.create(address, BACKLOG));
            gateway.server.createContext("/", gateway::handle);
            gateway.server.setExecutor(gateway.threads);
            gateway.server.start();
            return gateway;
        } catch (IOException e) {
            throw new Unavailable("port %d cannot be listened on: choose another".formatted(port), e);
        }
    }

    /// Where it listens.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Ends at once; requests under way are cut off.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var id = UUID.randomUUID().toString();
            var body = exchange.getRequestBody().readNBytes(Body.LARGEST + 1);
            send(exchange, answer(exchange, body, id));
        }
    }

    private JsonNode answer(HttpExchange exchange, byte[] body, String id) {
        var out = new ByteArrayOutputStream();
        var stranger = otherHost(exchange);
        if (stranger.isPresent()) {
            stranger.get().writeTo(out, id);
        } else {
            called(exchange, body, id, out);
        }
        return ANSWERS.tree(out.toByteArray());
    }

    private void called(HttpExchange exchange, byte[] body, String id, ByteArrayOutputStream out) {
        boolean own = exchange.getRequestURI().getRawPath().equals(SIGN_IN);
        try {
            var event = PayloadEvent.of(exchange, body, id, tokens.claims(Sessions.authorization(exchange)));
            (own ? signIn : function).handleRequest(new ByteArrayInputStream(event), out, null);
        } catch (IOException | RuntimeException broken) {
            out.reset();
            HttpReply.problem(500, new Problem("internal", "", "", "", "")).writeTo(out, id);
        }
    }

    /// A web page that was led here by another name has no business here.
    private static Optional<HttpReply> otherHost(HttpExchange exchange) {
        var host = String.join(",", exchange.getRequestHeaders().getOrDefault("Host", List.of()));
        return LOOPBACK.matcher(host).matches()
                ? Optional.empty()
                : Optional.of(HttpReply.problem(
                        421,
                        new Problem(
                                "wrong_host",
                                "Host",
                                Shown.of(host),
                                "localhost, 127.0.0.1 or [::1]",
                                "address the gateway by its loopback name")));
    }

    private static void send(HttpExchange exchange, JsonNode answer) throws IOException {
        answer.path("headers")
                .properties()
                .forEach(h -> exchange.getResponseHeaders()
                        .set(h.getKey(), h.getValue().asText()));
        answer.path("cookies").forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie.asText()));
        var body = answer.path("body").asText().getBytes(StandardCharsets.UTF_8);
        boolean silent = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
        exchange.sendResponseHeaders(answer.path("statusCode").asInt(), silent ? -1 : body.length);
        if (!silent) {
            exchange.getResponseBody().write(body);
        }
    }
}
